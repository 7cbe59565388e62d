using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>The methods of a request that fill a dense matrix, row by row, from its other generated methods.</summary>
internal static class DenseMethods
{
    public static void Print(CodeWriter writer, MethodModel method, IReadOnlyList<DerivedFunction> functions)
    {
        if (method.Modes.HasFlag(DerivativeModes.Jacobian))
        {
            writer.Line("");
            JacobianPrinter.Print(writer, method, Find("Vjp"));
        }

        if (method.Modes.HasFlag(DerivativeModes.Hessian))
        {
            writer.Line("");
            HessianPrinter.Print(writer, method, Find("Gradient"), Find("Hvp"));
        }

        Function Find(string suffix) =>
            functions.First(f => f.Function.Name == method.GeneratedName + suffix).Function;
    }
}

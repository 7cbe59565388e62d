using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator;

/// <summary>Request to source text: the stages in order.</summary>
internal static class Compiler
{
    /// <summary>The source file that belongs to <paramref name="method"/>; empty where nothing is asked for.</summary>
    public static string Compile(MethodModel method) =>
        method.Modes.HasFlag(DerivativeModes.OnDemand) && method.Demanded.Count == 0
            ? ""
            : SourceFile.Print(method, Derive(method));

    /// <summary>
    /// The backward derivative that most methods are asked for, the gradient or else the pullback, before its storage
    /// is placed: what a report about the tape is about.
    /// </summary>
    public static Function Backward(MethodModel method)
    {
        string name = method.GeneratedName;
        Function primal = PassList.Primal(method.Primal);
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, name));
        return PassList.Unplaced(Derivatives.HasGradient(primal)
            ? PassList.Derivative(Derivatives.Gradient(primal, vjp, name))
            : vjp);
    }

    /// <summary>The derivatives that <paramref name="method"/> asks for, ready to print.</summary>
    public static IReadOnlyList<DerivedFunction> Derive(MethodModel method)
    {
        string name = method.GeneratedName;
        Function primal = PassList.Primal(method.Primal);
        Function jvp = PassList.Derivative(Derivatives.Jvp(primal, name));
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, name));
        Function? gradient = null;
        Function? hvp = null;
        Function? third = null;
        if (Derivatives.HasGradient(primal))
        {
            gradient = PassList.Derivative(Derivatives.Gradient(primal, vjp, name));
            hvp = PassList.Derivative(Derivatives.Hvp(primal, gradient, name));
            third = method.Modes.HasFlag(DerivativeModes.Third)
                ? PassList.Derivative(Derivatives.Third(primal, gradient, name))
                : null;
        }

        var functions = new List<DerivedFunction>();
        Add(DerivativeModes.Jvp, jvp, Documentation.Jvp(method));
        Add(DerivativeModes.Vjp, vjp, Documentation.Vjp(method));
        Add(DerivativeModes.Gradient, gradient, Documentation.Gradient(method));
        Add(DerivativeModes.Hvp, hvp, Documentation.Hvp(method));
        Add(DerivativeModes.Third, third, Documentation.Third(method));
        string[] asked = method.Modes.HasFlag(DerivativeModes.VjpJvp) ? ["VjpJvp"] : [];

        // What other derivatives call is generated too, whatever the method itself asks for.
        foreach (string chain in method.Demanded.Union(asked)
            .Where(c => functions.All(f => f.Function.Name != name + c)))
        {
            functions.Add(new DerivedFunction(PassList.Final(Chain(chain)), Documentation.Demanded(method, chain)));
        }

        return functions;

        Function Chain(string chain) => chain switch
        {
            "Jvp" => jvp,
            "Vjp" => vjp,
            _ => Again(chain.Substring(0, chain.Length - "Jvp".Length)),
        };

        Function Again(string chain) =>
            PassList.Derivative(Derivatives.Jvp(DerivedCallees.AsPrimal(Chain(chain)), name + chain));

        void Add(DerivativeModes mode, Function? function, string summary)
        {
            bool isAsked = method.Modes.HasFlag(mode) && !method.Modes.HasFlag(DerivativeModes.OnDemand);
            if (function is not null && isAsked)
            {
                functions.Add(new DerivedFunction(PassList.Final(function), summary));
            }
        }
    }
}

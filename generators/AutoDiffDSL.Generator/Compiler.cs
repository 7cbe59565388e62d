using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator;

/// <summary>Request to source text: the stages in order.</summary>
internal static class Compiler
{
    /// <summary>The source file that belongs to <paramref name="method"/>.</summary>
    public static string Compile(MethodModel method) => "// " + method.GeneratedName;
}

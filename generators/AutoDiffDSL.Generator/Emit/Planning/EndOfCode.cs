using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Where control does not go on, so that nothing is written behind it.</summary>
internal static class EndOfCode
{
    public static bool IsReached(IReadOnlyList<Statement> statements) =>
        statements.Count > 0 && statements[statements.Count - 1] switch
        {
            ThrowStatement => true,
            IfStatement { Otherwise.Count: > 0 } conditional =>
                IsReached(conditional.Then) && IsReached(conditional.Otherwise),
            _ => false,
        };
}

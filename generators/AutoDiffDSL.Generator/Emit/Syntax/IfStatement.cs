using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>if</c>, with <c>else</c> where that is not empty.</summary>
internal sealed record IfStatement(
    Expression Condition,
    EquatableArray<Statement> Then,
    EquatableArray<Statement> Otherwise) : Statement;

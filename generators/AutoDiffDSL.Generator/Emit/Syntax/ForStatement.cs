using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>for (int index = start; condition; advance) { body }</c>.</summary>
internal sealed record ForStatement(
    string Index,
    Expression Start,
    Expression Condition,
    string Advance,
    EquatableArray<Statement> Body) : Statement;

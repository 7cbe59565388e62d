using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>while (condition) { body }</c>, or <c>do { body } while (condition);</c>.</summary>
internal sealed record WhileStatement(
    Expression Condition,
    EquatableArray<Statement> Body,
    bool TestsLast) : Statement;

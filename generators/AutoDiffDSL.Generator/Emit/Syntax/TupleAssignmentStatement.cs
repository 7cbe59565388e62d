using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>(a, b) = (b, a);</c>: all values are read before any target is written.</summary>
internal sealed record TupleAssignmentStatement(
    EquatableArray<Expression> Targets,
    EquatableArray<Expression> Values) : Statement;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>C#'s operator precedence, loosest first.</summary>
internal enum Precedence
{
    Conditional,
    OrElse,
    AndAlso,
    Or,
    Xor,
    And,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

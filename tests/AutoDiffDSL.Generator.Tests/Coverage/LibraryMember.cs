namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>One overload of a member of .NET, and how C# uses it.</summary>
/// <param name="Name">The line that stands for it: <c>this.</c> before the name marks what works on an instance.</param>
/// <param name="Operands">The instance, where there is one, and the parameters.</param>
/// <param name="Result">What it gives; <c>void</c> where nothing.</param>
/// <param name="Use">The expression or statement with <c>{0}</c>, <c>{1}</c>, ... for the operands.</param>
internal sealed record LibraryMember(string Name, IReadOnlyList<LibraryOperand> Operands, Type Result, string Use)
{
    /// <summary>Whether it takes and gives floating-point numbers, and nothing that the language has no type for.</summary>
    public bool IsDifferentiable =>
        Operands.All(o => o.Type.IsEnum || Spelling.IsValue(Spelling.ElementOf(o.Type) ?? o.Type))
        && Operands.Any(o => IsFloating(o.Type))
        && (IsFloating(Result)
            || (Result == typeof(void) && Operands.Any(o => IsFloating(o.Type) && Spelling.IsWritable(o.Type))));

    private static bool IsFloating(Type type) => Spelling.IsFloating(Spelling.ElementOf(type) ?? type);
}

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>One overload of a member of .NET, and how C# uses it.</summary>
/// <param name="Name">The line that stands for it: <c>this.</c> before the name marks what works on an instance.</param>
/// <param name="Operands">The instance, where there is one, and the parameters.</param>
/// <param name="Result">What it gives; <c>void</c> where nothing.</param>
/// <param name="Use">The expression or statement with <c>{0}</c>, <c>{1}</c>, ... for the operands.</param>
internal sealed record LibraryMember(string Name, IReadOnlyList<LibraryOperand> Operands, Type Result, string Use);

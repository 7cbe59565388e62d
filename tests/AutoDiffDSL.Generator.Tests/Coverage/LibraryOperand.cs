namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>What a member takes.</summary>
/// <param name="Type">Its type, without the reference of <c>ref</c>, <c>in</c> and <c>out</c>.</param>
/// <param name="Passing">The modifier of the argument, or empty.</param>
/// <param name="Name">The parameter's name, or <c>this</c>.</param>
internal sealed record LibraryOperand(Type Type, string Passing, string Name);

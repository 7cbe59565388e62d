namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>What a member takes.</summary>
/// <param name="Type">Its type, without the reference of <c>ref</c>, <c>in</c> and <c>out</c>.</param>
/// <param name="Passing">
/// The modifier of the argument; <c>params</c> of a list that is written element by element, <c>this</c> of an instance
/// that is written; or empty.
/// </param>
/// <param name="Name">The parameter's name, or <c>this</c>.</param>
internal sealed record LibraryOperand(Type Type, string Passing, string Name);

namespace AutoDiffDSL.Generator.Tests;

/// <summary>What the interpreter throws where the program throws.</summary>
public sealed class GuardException : Exception;

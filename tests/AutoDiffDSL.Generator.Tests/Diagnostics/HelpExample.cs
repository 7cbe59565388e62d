namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>A fenced block of a help page.</summary>
/// <param name="Label">What stands above it: <c>Refused</c>, <c>Reported</c>, <c>Accepted</c>.</param>
/// <param name="Kind">
/// <c>csharp</c> for members of the class <c>Program</c>, <c>csharp file</c> for a file, <c>text</c> for what is not
/// compiled.
/// </param>
/// <param name="Code">The block.</param>
/// <param name="Also">The id that is reported besides the page's own; null for none.</param>
internal sealed record HelpExample(string Label, string Kind, string Code, string? Also)
{
    /// <summary>The block as a file.</summary>
    public string Source => Kind == "csharp" ? TestCompilation.Program(Code) : Code;
}

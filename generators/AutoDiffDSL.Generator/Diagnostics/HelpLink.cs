namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>Where an editor finds the help page of a diagnostic.</summary>
internal static class HelpLink
{
    /// <summary>
    /// The address of the repository's files, with a slash at its end. The project has no public one yet: until it
    /// does, a link is the path of the page in the repository.
    /// </summary>
    private const string Repository = "";

    private const string Pages = "generators/AutoDiffDSL.Generator/Diagnostics/Help/";

    /// <summary>The link of the page that explains <paramref name="id"/>.</summary>
    public static string Of(string id) => Repository + Pages + id + ".md";
}

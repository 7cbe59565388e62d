using System.Text.RegularExpressions;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>The help page of a diagnostic, or null where a part is missing; line ends are <c>\n</c>.</summary>
internal sealed record HelpPage(string? Heading, HelpExample? Library, HelpExample? Reported, HelpExample? Accepted)
{
    /// <summary>The page of an id; null without one.</summary>
    public static HelpPage? Read(string id) => Resource(id) is { } text
        ? new HelpPage(
            text.Split('\n')[0],
            Example(text, "In a library"),
            Example(text, "Refused") ?? Example(text, "Reported"),
            Example(text, "Accepted"))
        : null;

    /// <summary>Ids of all pages.</summary>
    public static IEnumerable<string> Ids => typeof(HelpPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Help.ADL", StringComparison.Ordinal))
        .Select(name => name["Help.".Length..]);

    /// <summary>The table of all pages.</summary>
    public static string Table => Resource("README")!;

    private static string? Resource(string name)
    {
        using Stream? stream = typeof(HelpPage).Assembly.GetManifestResourceStream("Help." + name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The fenced block below a line such as <c>Refused:</c> or <c>Refused, with ADL0403:</c>.</summary>
    private static HelpExample? Example(string text, string label)
    {
        Match match = Regex.Match(
            text,
            "\n(?<label>" + label + ")(, with (?<also>ADL[0-9]{4}))?:\n\n```(?<kind>[a-z ]+)\n(?<code>.*?)\n```\n",
            RegexOptions.Singleline);
        return match.Success
            ? new HelpExample(
                match.Groups["label"].Value,
                match.Groups["kind"].Value,
                match.Groups["code"].Value,
                match.Groups["also"] is { Success: true } also ? also.Value : null)
            : null;
    }
}

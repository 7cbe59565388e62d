using System.Text;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>Text inside HTML and SVG.</summary>
internal static class Markup
{
    /// <summary>Escapes text for content and for attributes in double quotes; drops what no page may hold.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                < ' ' when c is not ('\t' or '\n' or '\r') => escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}

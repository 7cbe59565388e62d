using System.Linq;
using System.Text;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Source as one line: comments are gone and white space is collapsed, so that neither blank lines nor comments change
/// the model.
/// </summary>
internal static class StatementText
{
    private const int LongestOrigin = 88;

    public static string Of(SyntaxNode node)
    {
        var text = new StringBuilder();
        bool space = false;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            space |= token.LeadingTrivia.Any();
            if (space && text.Length > 0)
            {
                text.Append(' ');
            }

            text.Append(token.Text);
            space = token.TrailingTrivia.Any();
        }

        return text.ToString().TrimEnd(';').TrimEnd();
    }

    /// <summary>The statement that generated code names; a long one is cut.</summary>
    public static Origin Origin(SyntaxNode node)
    {
        string text = Of(node);
        return new(text.Length <= LongestOrigin ? text : text.Substring(0, LongestOrigin - 3) + "...", Sweep.Forward);
    }

    /// <summary>Source for a message: one line that is not too long.</summary>
    public static string Short(SyntaxNode node)
    {
        string text = Of(node);
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }
}

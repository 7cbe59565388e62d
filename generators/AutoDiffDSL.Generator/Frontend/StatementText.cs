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

    public static Origin Origin(SyntaxNode node) => new(Of(node), Sweep.Forward);

    /// <summary>Source for a message: one line that is not too long.</summary>
    public static string Short(SyntaxNode node)
    {
        string text = Of(node);
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }
}

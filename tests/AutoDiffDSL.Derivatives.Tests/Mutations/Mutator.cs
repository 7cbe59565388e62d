using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffDSL.Derivatives.Tests.Mutations;

/// <summary>
/// Random changes of a method's syntax: what a person leaves behind in the middle of an edit, and what nobody would
/// write. The result parses; whether it compiles is left to chance.
/// </summary>
public sealed class Mutator(Random random, IReadOnlyList<MethodDeclarationSyntax> donors)
{
    private static readonly string[] s_literals =
    [
        "0", "1", "-1", "0.0", "-0.0", "2.5", "1f", "1e308", "double.NaN", "int.MaxValue", "true", "default", "null",
        "\"s\"", "'c'", "1L", "1m",
    ];

    private static readonly string[] s_types =
    [
        "double", "float", "int", "long", "nint", "bool", "byte", "decimal", "string", "object", "var", "double[]",
        "float[]", "int[]",
        "double[,]", "Span<double>", "ReadOnlySpan<double>", "Span<float>", "ReadOnlySpan<int>", "(double, double)",
        "System.Numerics.Complex", "System.Numerics.Vector3", "dynamic", "Half", "char", "Func<double, double>",
    ];

    private static readonly string[] s_statements =
    [
        "throw new InvalidOperationException();", "return;", "return 0;", "return default;", "break;", "continue;", ";",
        "goto again;", "again: ;", "{ }", "if (true) { }", "while (false) { }", "for (; ; ) { break; }",
        "do { } while (false);",
        "switch (1) { case 1: break; default: break; }", "foreach (int each in new int[3]) { }", "try { } finally { }",
        "int added = 1;", "double added = 0.5;", "Span<double> added = stackalloc double[2];",
        "var added = new double[2];",
        "(double one, double two) = (1, 2);", "var pair = (1.0, 2.0);", "Func<double, double> f = v => v;",
        "double Local(double v) => v * v;", "checked { }", "unchecked { }", "lock (new object()) { }",
        "using (null) { }",
        "yield break;", "_ = 1;", "const double added = 3;", "ref double alias = ref (new double[1])[0];", "unsafe { }",
        "var copy = new System.Numerics.Complex(1, 2);", "var m = new double[2, 2];", "double[][] jagged = [[1.0]];",
    ];

    private static readonly string[] s_wrappers =
    [
        "Math.Sin({0})", "-({0})", "({0}) * ({0})", "(double)({0})", "(int)({0})", "(float)({0})", "({0}) > 0",
        "!({0})", "({0}) ? 1 : 2",
        "({0}, 1)", "new[] {{ {0} }}", "({0})[0]", "({0}).Length", "({0})!", "({0}) switch {{ _ => 1 }}",
        "({0}) is > 0",
        "Math.Max({0}, {0})", "({0}) ?? 1", "checked({0})", "nameof({0})", "$\"{{{0}}}\"", "({0})++", "({0}) = 1",
        "ref {0}", "~({0})",
        "Math.Pow({0}, 2)", "({0}) % 3", "({0}) << 1", "[{0}]", "(() => {0})()", "({0})[..1]", "({0})[^1]",
        "Math.Clamp({0}, 0, 1)",
    ];

    /// <summary>The method after one to three changes.</summary>
    public MethodDeclarationSyntax Mutate(MethodDeclarationSyntax method)
    {
        for (int changes = 1 + random.Next(3); changes > 0; changes--) method = Change(method);
        return method;
    }

    private MethodDeclarationSyntax Change(MethodDeclarationSyntax method) => random.Next(13) switch
    {
        0 or 1 => OnStatement(method, _ => ";"),
        2 => OnStatement(method, text => $"{{ {text}\n{text} }}"),
        3 => OnStatement(method, text => Pick(s_statements) + "\n" + text),
        4 => OnStatement(method, text => text + "\n" + Pick(s_statements)),
        5 => OnStatement(method, _ => Pick(Statements(Pick(donors)), "")),
        6 => OnStatement(method, Wrap),
        7 => OnExpression(method, text => string.Format(null, Pick(s_wrappers), text)),
        8 => OnExpression(method, _ => Pick(s_literals)),
        9 => OnExpression(method, _ => Pick(Expressions(method), "0")),
        10 => Edit(
            method,
            method.DescendantNodes().Where(n => n is PredefinedTypeSyntax or GenericNameSyntax),
            _ => Pick(s_types)),
        11 => OnToken(method),
        _ => OnName(method),
    };

    private MethodDeclarationSyntax OnStatement(MethodDeclarationSyntax method, Func<string, string> change) =>
        Edit(method, Statements(method), change);

    private MethodDeclarationSyntax OnExpression(MethodDeclarationSyntax method, Func<string, string> change) =>
        Edit(method, Expressions(method), change);

    private MethodDeclarationSyntax OnName(MethodDeclarationSyntax method)
    {
        SyntaxNode[] names = [.. method.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => !n.Ancestors().Any(a => a is AttributeSyntax))];
        return Edit(method, names, _ => Pick(names, "x"));
    }

    /// <summary>Takes a token away, doubles it, or puts another one of the method in its place.</summary>
    private MethodDeclarationSyntax OnToken(MethodDeclarationSyntax method)
    {
        SyntaxNode body = method.Body as SyntaxNode ?? method.ExpressionBody ?? (SyntaxNode)method;
        SyntaxToken[] tokens = [.. body.DescendantTokens()];
        SyntaxToken old = tokens[random.Next(tokens.Length)];
        string text = random.Next(3) switch
        {
            0 => " ",
            1 => $"{old.Text} {old.Text}",
            _ => tokens[random.Next(tokens.Length)].Text,
        };
        return Edit(method, old.Span, text);
    }

    private string Wrap(string statement) => random.Next(8) switch
    {
        0 => $"if (1 > 0) {{ {statement} }}",
        1 => $"for (int turn = 0; turn < 2; turn++) {{ {statement} }}",
        2 => $"while (1 > 2) {{ {statement} }}",
        3 => $"checked {{ {statement} }}",
        4 => $"foreach (int turn in new int[2]) {{ {statement} }}",
        5 => $"try {{ {statement} }} finally {{ }}",
        6 => $"switch (1) {{ default: {statement} break; }}",
        _ => $"void Inner() {{ {statement} }} Inner();",
    };

    private static SyntaxNode[] Statements(MethodDeclarationSyntax method) =>
        [.. method.DescendantNodes().OfType<StatementSyntax>().Where(s => s.Parent is BlockSyntax)];

    private static SyntaxNode[] Expressions(MethodDeclarationSyntax method) =>
        [.. (method.Body as SyntaxNode ?? method.ExpressionBody)?.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(e => e is not TypeSyntax || e is IdentifierNameSyntax) ?? []];

    private MethodDeclarationSyntax Edit(
        MethodDeclarationSyntax method, IEnumerable<SyntaxNode> places, Func<string, string> change)
    {
        SyntaxNode[] all = [.. places];
        if (all.Length == 0) return method;
        SyntaxNode old = all[random.Next(all.Length)];
        return Edit(method, old.Span, change(old.ToString()));
    }

    /// <summary>
    /// The method read again with other text in one place; unchanged where that is no method any more.
    /// </summary>
    private static MethodDeclarationSyntax Edit(MethodDeclarationSyntax method, TextSpan span, string text)
    {
        string before = method.ToFullString();
        int start = span.Start - method.FullSpan.Start;
        string after = before[..start] + text + before[(start + span.Length)..];
        return SyntaxFactory.ParseMemberDeclaration(after, options: CorpusSource.ParseOptions)
            as MethodDeclarationSyntax ?? method;
    }

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];

    private string Pick(IReadOnlyList<SyntaxNode> from, string otherwise) =>
        from.Count == 0 ? otherwise : from[random.Next(from.Count)].ToString();

    private MethodDeclarationSyntax Pick(IReadOnlyList<MethodDeclarationSyntax> from) => from[random.Next(from.Count)];
}

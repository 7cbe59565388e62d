using System.Text;

namespace AutoDiffDSL.Generator.Tests.Frontend;

/// <summary>
/// Random methods that end: nested loops and branches with jumps everywhere, reassigned spans, callees with early
/// returns.
/// </summary>
internal sealed class RandomSource(int seed)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();
    private int names;
    private int depth;
    private int loops;
    private bool isCallee;

    /// <summary>The method <c>F</c> followed by <paramref name="suffix"/>, and its callee.</summary>
    public string Method(string suffix)
    {
        isCallee = true;
        text.Append($"static double G{suffix}(Span<double> u, Span<double> v, double p, int n)\n{{\ndouble q = p;\n");
        Statements(4);
        text.Append("return p - q;\n}\n");
        isCallee = false;
        text.Append($"[Differentiable] public static double F{suffix}(double[] u, Span<double> v, double p, int n)\n");
        text.Append("{\ndouble q = p;\n");
        Statements(6);
        text.Append("return p * 2 + q;\n}\n");
        return text.ToString().Replace("CALLEE", "G" + suffix, StringComparison.Ordinal);
    }

    private void Statements(int count)
    {
        depth++;
        int n = random.Next(1, count + 1);
        for (int i = 0; i < n; i++)
        {
            if (!Statement())
            {
                break;
            }
        }

        depth--;
    }

    /// <summary>Adds a statement; false if control does not get beyond it.</summary>
    private bool Statement()
    {
        int choice = random.Next(depth > 4 ? 8 : 16);
        switch (choice)
        {
            case 0 or 1:
                text.Append($"{Scalar()} {Operator()}= {Expression(2)};\n");
                return true;
            case 2 or 3:
                text.Append($"{Buffer()}[{Index()}] {Operator()}= {Expression(2)};\n");
                return true;
            case 4:
                text.Append($"n {"+-^"[random.Next(3)]}= {random.Next(4)};\n");
                return true;
            case 5 when !isCallee && random.Next(2) == 0:
                text.Append("{ var t = v; v = u; u = t.ToArray(); }\n");
                return true;
            case 5 when isCallee:
                text.Append("{ var t = v; v = u; u = t; }\n");
                return true;
            case 6 when loops > 0:
                text.Append(random.Next(2) == 0 ? "break;\n" : "continue;\n");
                return false;
            case 7 when depth > 1:
                text.Append($"return {Expression(2)};\n");
                return false;
            case 8 or 9 or 10:
                Branch();
                return true;
            case 11:
                string index = "i" + names++;
                Loop($"for (int {index} = {random.Next(3)}; {index} < {Bound()}; {index} += {random.Next(1, 3)})",
                    index);
                return true;
            case 12:
                string down = "i" + names++;
                Loop($"for (int {down} = 3; {down} >= {random.Next(-1, 2)}; {down}--)", down);
                return true;
            case 13:
                Counting("while ({0} < 3 && " + Condition() + ")", "");
                return true;
            case 14:
                Counting("do", " while ({0} < 3 || {0} < 5 && " + Condition() + ");");
                return true;
            case 15 when !isCallee:
                text.Append($"{Scalar()} += CALLEE({Buffer()}, v, {Expression(1)}, n);\n");
                return true;
            default:
                text.Append($"{Scalar()} = {Condition()} ? {Expression(1)} : {Expression(1)};\n");
                return true;
        }
    }

    private void Branch()
    {
        text.Append($"if ({Condition()})\n{{\n");
        Statements(3);
        text.Append("}\n");
        if (random.Next(2) == 0)
        {
            text.Append("else\n{\n");
            Statements(3);
            text.Append("}\n");
        }
    }

    private void Loop(string header, string index)
    {
        text.Append(header).Append($"\n{{\np += {index} * 0.5;\n");
        loops++;
        Statements(4);
        loops--;
        text.Append("}\n");
    }

    private void Counting(string head, string tail)
    {
        string count = "k" + names++;
        text.Append($"int {count} = 0;\n{string.Format(null, head, count)}\n{{\n{count}++;\n");
        loops++;
        Statements(4);
        loops--;
        text.Append("}").Append(string.Format(null, tail, count)).Append('\n');
    }

    private string Scalar() => random.Next(2) == 0 ? "p" : "q";

    private string Buffer() => random.Next(3) switch
    {
        0 => "u",
        1 => "v",
        _ => isCallee ? "u[1..]" : "v[..^1]",
    };

    private string Index() => random.Next(3) == 0 ? "^1" : "(n & 1)";

    private string Bound() => random.Next(3) switch
    {
        0 => "u.Length",
        1 => "Math.Min(n, 5)",
        _ => "4",
    };

    private string Operator() => random.Next(4) switch
    {
        0 => "+",
        1 => "-",
        _ => "",
    };

    private string Condition() => random.Next(6) switch
    {
        0 => $"{Expression(1)} > {Expression(1)}",
        1 => "n % 3 == " + random.Next(3),
        2 => $"({Condition()} && {Condition()})",
        3 => $"({Condition()} || n++ < {random.Next(5)})",
        4 => "!(p < q)",
        _ => $"{Expression(1)} < 1",
    };

    private string Expression(int size) => size == 0
        ? random.Next(4) switch
        {
            0 => "p",
            1 => "q",
            2 => random.Next(1, 9) + ".25",
            _ => $"{Buffer()}[{Index()}]",
        }
        : random.Next(5) switch
        {
            0 => $"({Expression(size - 1)} + {Expression(size - 1)})",
            1 => $"{Expression(size - 1)} * 0.5",
            2 => $"Math.Sin({Expression(size - 1)})",
            3 => $"({Condition()} ? {Expression(size - 1)} : {Expression(size - 1)})",
            _ => Expression(size - 1),
        };
}

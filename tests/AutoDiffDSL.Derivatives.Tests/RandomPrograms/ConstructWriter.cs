namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// Writes statements with the types and constructs that stand above plain numbers and buffers: structs, tuples, complex
/// numbers, matrices, references, local functions, switches.
/// </summary>
/// <param name="random">Draws everything.</param>
/// <param name="scope">What can be named; declarations are added to it.</param>
/// <param name="expressions">Writes the expressions inside.</param>
/// <param name="block">Writes a nested block.</param>
public sealed class ConstructWriter(
    Random random, Scope scope, ExpressionWriter expressions, Func<IReadOnlyList<Statement>> block)
{
    public Statement Next() => random.Next(18) switch
    {
        0 or 1 => Switch(),
        2 => NewPair(),
        3 when scope.Pairs.Count > 0 => ChangePair(),
        4 => NewTuple(),
        5 => NewComplex(),
        6 => NewMatrix(),
        7 when scope.Matrices.Count > 0 =>
            new Statement($"{expressions.Entry(Pick(scope.Matrices))} {Operator()} {expressions.Bounded()};"),
        8 => NewReference(),
        9 => NewFunction(),
        10 => ChangingFunction(),
        11 => PairBuffer(),
        12 => ByReference(),
        >= 13 and < 17 => scope.Pairs.Count > 0 ? CallOfDerivatives() : NewPair(),
        _ => Patterns(),
    };

    /// <summary>A loop over what a buffer holds.</summary>
    public Statement ForEach(Func<string?, IReadOnlyList<Statement>> body)
    {
        string each = scope.NewName("e");
        Buffer buffer = Pick(scope.Buffers);
        return new Statement($"foreach (double {each} in {buffer.Name})", scope.Nested(() =>
        {
            scope.Values.Add(each);
            return body(null);
        }));
    }

    private Statement Switch()
    {
        string subject = expressions.Integer(3);
        return new Statement(
            $"switch ({subject})",
            [
                new Statement("case 0:", block(), null, "break;"),
                new Statement(
                    random.Next(2) == 0 ? "case 1:" : $"case > 0 when {expressions.Condition()}:",
                    block(),
                    null,
                    "break;"),
                new Statement("default:", block(), null, "break;"),
            ]);
    }

    /// <summary>A scalar chosen by the value of a number, with the bounds in order.</summary>
    private Statement Patterns()
    {
        string target = Pick(scope.Scalars);
        return new Statement(
            $"{target} = {Pick(scope.Scalars)} switch {{ < -0.4 => {expressions.Bounded()}, "
            + $">= -0.4 and < 0.5 => {expressions.Bounded()}, _ => {expressions.Bounded()} }};");
    }

    private Statement NewPair()
    {
        string name = scope.NewName("p");
        var declaration = new Statement(random.Next(3) switch
        {
            0 => $"Pair {name} = new Pair {{ X = {expressions.Bounded()} }};",
            1 when scope.Pairs.Count > 0 =>
                $"Pair {name} = {Pick(scope.Pairs)} with {{ Y = {expressions.Bounded()} }};",
            _ => $"Pair {name} = new Pair({expressions.Bounded()}, {expressions.Bounded()});",
        });
        scope.Pairs.Add(name);
        AddScalars($"{name}.X", $"{name}.Y");
        return declaration;
    }

    private Statement ChangePair()
    {
        string pair = Pick(scope.Pairs), other = Pick(scope.Pairs);
        return new Statement(random.Next(4) switch
        {
            0 => $"{pair} = {other} + {pair};",
            1 => $"{pair} = {other} * ({expressions.Bounded()});",
            2 => $"{pair}.Push({expressions.Bounded()});",
            _ => $"{pair} = Pair.Middle({other}, in {pair});",
        });
    }

    private Statement NewTuple()
    {
        string name = scope.NewName("q");
        if (random.Next(2) == 0)
        {
            var declaration = new Statement(
                $"(double Left, double Right) {name} = ({expressions.Bounded()}, {expressions.Bounded()});");
            AddScalars($"{name}.Left", $"{name}.Right");
            return declaration;
        }

        var deconstruction = new Statement(
            $"var ({name}s, {name}c) = Helpers.Turned({expressions.Bounded()}, {Pick(scope.Scalars)});");
        AddScalars($"{name}s", $"{name}c");
        return deconstruction;
    }

    private Statement NewComplex()
    {
        string name = scope.NewName("z");
        var declaration = new Statement(
            $"Complex {name} = new Complex({expressions.Bounded()}, {expressions.Bounded()}) * "
            + $"Complex.Exp(new Complex(-1, {Pick(scope.Scalars)})) + {expressions.Constant()};");
        scope.Values.AddRange([$"{name}.Real", $"{name}.Imaginary"]);
        return declaration;
    }

    private Statement NewMatrix()
    {
        string name = scope.NewName("m");
        var declaration = new Statement($"double[,] {name} = new double[2, 2];");
        scope.Matrices.Add(name);
        AddScalars($"{name}[0, 1]", $"{name}[1, 1]");
        return declaration;
    }

    private Statement NewReference()
    {
        string name = scope.NewName("r");
        string place = random.Next(3) == 0
            ? Pick(scope.Scalars)
            : WritableCell();
        var declaration = new Statement($"ref double {name} = ref {place};");
        scope.Scalars.Add(name);
        return declaration;
    }

    private Statement NewFunction()
    {
        string name = scope.NewName("f");
        string captured = Pick(scope.Captured);
        string body = random.Next(2) == 0
            ? $"Math.Sin(v * {captured}) + 0.5 * v"
            : $"v > 0.3 ? v * {captured} : Math.Tanh(v)";
        var declaration = new Statement(random.Next(2) == 0
            ? $"double {name}(double v) => {body};"
            : $"Func<double, double> {name} = v => {body};");
        scope.Functions.Add(name);
        return declaration;
    }

    /// <summary>A local function that changes what it captures, and its call.</summary>
    private Statement ChangingFunction()
    {
        string name = scope.NewName("g");
        string captured = Pick(scope.Captured);
        string body = $"if (v > {expressions.Constant()}) return; {captured} = Math.Tanh({captured} + v);";
        return new Statement(
            "",
            [
                new Statement($"void {name}(double v) {{ {body} }}"),
                new Statement($"{name}({expressions.Bounded()});"),
            ]);
    }

    /// <summary>Structs in a buffer, each changed in a loop, and what came of them.</summary>
    private Statement PairBuffer()
    {
        string name = scope.NewName("s"), i = scope.NewName("i"), target = Pick(scope.Scalars);
        string pair = $"new Pair({expressions.Bounded()}, {Pick(scope.Scalars)})";
        return new Statement(
            "",
            [
                new Statement($"Span<Pair> {name} = new Pair[3];"),
                new Statement($"{name}[{expressions.Integer(3)}] = {pair};"),
                new Statement(
                    $"for (int {i} = 1; {i} < 3; {i}++)",
                    [
                        new Statement($"{name}[{i}].X += Math.Sin({name}[{i} - 1].Y) + {expressions.Bounded()};"),
                        new Statement($"{name}[{i}].Push({name}[{i} - 1].X);"),
                    ]),
                new Statement($"{target} = Math.Tanh({name}[2].X + {name}[1].Y);"),
            ]);
    }

    private Statement ByReference() => new(random.Next(3) switch
    {
        0 => $"Helpers.Exchange(ref {scope.Scalars[0]}, ref {scope.Scalars[1]}, {expressions.Bounded()});",
        1 => $"Helpers.Split({expressions.Bounded()}, out {scope.Scalars[0]}, out {scope.Scalars[1]});",
        _ => $"Helpers.Grow(ref {WritableCell()}, {Pick(scope.Scalars)});",
    });

    /// <summary>Calls that derivatives make as calls of derivatives.</summary>
    private Statement CallOfDerivatives()
    {
        string pair = Pick(scope.Pairs), target = Pick(scope.Scalars);
        return new Statement(random.Next(4) switch
        {
            0 => $"{pair} = Called.Carried({Pick(scope.Pairs)}, {expressions.Bounded()}, {expressions.Integer(3)});",
            1 => $"{target} = Called.Nudged(ref {WritableCell()}, ref {Pick(scope.Scalars)}, in {pair}, "
                + $"out {Pick(scope.Scalars)});",
            2 => $"({target}, {pair}) = Called.Halved({expressions.Bounded()}, {Pick(scope.Pairs)}, "
                + $"{expressions.Integer(3)});",
            _ => $"Called.Smoothed({Pick(scope.Buffers.FindAll(b => b.Writable)).Name}, {expressions.Bounded()}, "
                + $"ref {pair});",
        });
    }

    private string WritableCell() => expressions.Cell(Pick(scope.Buffers.FindAll(buffer => buffer.Writable)));

    private void AddScalars(params string[] names) => scope.Scalars.AddRange(names);

    private string Operator() => random.Next(3) switch { 0 => "+=", 1 => "*=", _ => "=" };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// Writes random statements that mutate locals and buffers in all the ways the language knows. Values stay of order
/// one (what is stored passes through sines and quotients), and every loop ends.
/// </summary>
public sealed class ProgramWriter
{
    private readonly Random _random;
    private readonly bool _writes;
    private readonly Scope _scope = new();
    private readonly ExpressionWriter _expressions;
    private readonly ConstructWriter _constructs;
    private int _budget;
    private int _loopDepth;
    private bool _hasView;

    public ProgramWriter(Random random, bool writes)
    {
        _random = random;
        _budget = 6 + random.Next(14);
        _writes = writes;
        _scope.Buffers.Add(new Buffer("x", 4, Writable: false, Reassignable: false));
        if (writes) _scope.Buffers.Add(new Buffer("y", 3, Writable: true, Reassignable: false));
        _expressions = new ExpressionWriter(random, _scope);
        _constructs = new ConstructWriter(random, _scope, _expressions, Block);
    }

    public IReadOnlyList<Statement> Write()
    {
        List<Statement> block = [];
        if (_writes) block.Add(new Statement("y[1] += a * y[0];"));
        block.Add(NewBuffer("new double[3]", 3, reassignable: true));
        block.Add(NewBuffer("new double[3]", 3, reassignable: true));
        if (_random.Next(3) == 0) block.Add(NewView());
        if (_random.Next(2) == 0) block.Add(NewBuffer("stackalloc double[4]", 4, reassignable: false));
        while (_budget > 0) block.Add(Next());
        string sum = string.Join(" + ", _scope.Scalars.Select((name, k) => $"{name} * {k + 1}"));
        foreach (Buffer buffer in _scope.Buffers)
            for (int i = 0; i < buffer.Length; i++)
                sum += $" + {buffer.Name}[{i}] * {(i + 1) * 0.25:0.##}";
        block.Add(new Statement($"return {sum};"));
        return block;
    }

    private Statement Next()
    {
        _budget--;
        if (_random.Next(3) == 0) return _constructs.Next();
        return _random.Next(_loopDepth < 2 ? 26 : 16) switch
        {
            0 => Declare(),
            1 or 2 => new Statement($"{Pick(_scope.Scalars)} = {_expressions.Bounded()};"),
            3 => new Statement($"{Pick(_scope.Scalars)} += {_expressions.Bounded()};"),
            4 => new Statement($"{Pick(_scope.Scalars)} *= {_expressions.Bounded()};"),
            5 or 6 or 7 => Store(),
            8 => new Statement($"{_expressions.Cell(Writable())} = {_expressions.Constant()};"),
            9 => Swap(),
            10 => new Statement("(a, b) = (b, a);"),
            11 => Slice(),
            12 => Replace(),
            13 => Call(),
            14 or 15 => If(),
            16 when _loopDepth > 0 => Leave(),
            17 => While(),
            18 => Do(),
            19 when _hasView => new Statement($"view = {Reassignable().Name};"),
            20 => _constructs.ForEach(LoopBody),
            _ => For(),
        };
    }

    private Statement Declare()
    {
        string name = NewName("t");
        var declaration = new Statement($"double {name} = {_expressions.Bounded()};");
        _scope.Scalars.Add(name);
        _scope.Captured.Add(name);
        return declaration;
    }

    private Statement Store()
    {
        string cell = _expressions.Cell(Writable());
        string operation = _random.Next(3) switch { 0 => "+=", 1 => "*=", _ => "=" };
        return new Statement($"{cell} {operation} {_expressions.Bounded()};");
    }

    private Statement Swap()
    {
        Buffer left = Reassignable(), right = _scope.Buffers.Find(b => b.Reassignable && b != left)!;
        string spare = NewName("spare");
        return new Statement(
            _random.Next(2) == 0 ? $"if ({_expressions.Condition()})" : "",
            [
                new Statement($"Span<double> {spare} = {left.Name};"),
                new Statement($"{left.Name} = {right.Name};"),
                new Statement($"{right.Name} = {spare};"),
            ]);
    }

    private Statement Slice()
    {
        Buffer whole = Writable();
        int start = _random.Next(whole.Length), length = 1 + _random.Next(whole.Length - start);
        string text = _random.Next(2) == 0
            ? $"{whole.Name}.Slice({start}, {length})"
            : $"{whole.Name}[{start}..{start + length}]";
        return NewBuffer(text, length, reassignable: false);
    }

    /// <summary>A new buffer that takes an old one's place: it escapes the block that made it.</summary>
    private Statement Replace()
    {
        Buffer old = Reassignable();
        string name = NewName("next");
        int last = old.Length - 1;
        return new Statement(
            _random.Next(2) == 0 ? $"if ({_expressions.Condition()})" : "",
            [
                new Statement($"Span<double> {name} = new double[{old.Length}];"),
                new Statement($"{name}[0] = {_expressions.Bounded()};"),
                new Statement($"{name}[{last}] = {old.Name}[0] * {_expressions.Bounded()};"),
                new Statement($"{old.Name} = {name};"),
            ]);
    }

    private Statement Call() => _random.Next(3) switch
    {
        0 => new Statement(
            $"{Pick(_scope.Scalars)} = Helpers.Blend({_expressions.Bounded()}, {Pick(_scope.Scalars)});"),
        1 => new Statement($"Helpers.Spread({Writable().Name}, {_expressions.Bounded()});"),
        _ => new Statement($"{Pick(_scope.Scalars)} += Helpers.SumUntilLarge({Pick(_scope.Buffers).Name});"),
    };

    private Statement If()
    {
        string condition = _expressions.Condition();
        IReadOnlyList<Statement> then = Block();
        return new Statement($"if ({condition})", then, _random.Next(2) == 0 ? Block() : null);
    }

    private Statement Leave() => _random.Next(3) switch
    {
        0 => new Statement($"if ({_expressions.Condition()}) break;"),
        1 => new Statement($"if ({_expressions.Condition()}) continue;"),
        _ => new Statement($"if ({_expressions.Condition()}) return {_expressions.Bounded()};"),
    };

    private Statement For()
    {
        string bound = _random.Next(3) switch { 0 => "n", 1 => "2", _ => _expressions.Integer(3) + " + 1" };
        string i = NewName("i");
        string type = _random.Next(5) switch { 0 => "nint", 1 => "long", _ => "int" };
        string head = _random.Next(3) switch
        {
            0 => $"for ({type} {i} = {bound} - 1; {i} >= 0; {i}--)",
            1 => $"for ({type} {i} = 0; {i} <= 4; {i} += 2)",
            _ => $"for ({type} {i} = 0; {i} < {bound}; {i}++)",
        };
        return new Statement(head, LoopBody(type == "int" ? i : $"(int){i}"));
    }

    private Statement While()
    {
        string i = NewName("k");
        string condition = _expressions.Condition();
        return new Statement(
            "",
            [
                new Statement($"int {i} = 0;"),
                new Statement($"while ({i} < 3 && {condition})", [Count(i), .. LoopBody(i)]),
            ]);
    }

    private Statement Do()
    {
        string i = NewName("k");
        string tail = $"while ({i} < 3 && {_expressions.Condition()});";
        return new Statement(
            "",
            [
                new Statement($"int {i} = 0;"),
                new Statement("do", [Count(i), .. LoopBody(i)], null, tail),
            ]);
    }

    private static Statement Count(string counter) => new($"{counter}++;", Needed: true);

    private IReadOnlyList<Statement> LoopBody(string? counter)
    {
        _loopDepth++;
        if (counter is not null) _scope.Integers.Add(counter);
        IReadOnlyList<Statement> body = Block();
        if (counter is not null) _scope.Integers.Remove(counter);
        _loopDepth--;
        return body;
    }

    private IReadOnlyList<Statement> Block() => _scope.Nested(() =>
    {
        List<Statement> block = [Next()];
        while (_budget > 0 && _random.Next(3) != 0) block.Add(Next());
        return block;
    });

    private Statement NewBuffer(string value, int length, bool reassignable)
    {
        string name = NewName("h");
        _scope.Buffers.Add(new Buffer(name, length, Writable: true, reassignable));
        return new Statement($"Span<double> {name} = {value};");
    }

    /// <summary>A name for what is read, first a parameter and later perhaps one of several buffers.</summary>
    private Statement NewView()
    {
        _hasView = true;
        _scope.Buffers.Add(new Buffer("view", 3, Writable: false, Reassignable: false));
        return new Statement("ReadOnlySpan<double> view = x[..3];");
    }

    private Buffer Writable() => Pick(_scope.Buffers.FindAll(buffer => buffer.Writable));

    private Buffer Reassignable() => Pick(_scope.Buffers.FindAll(buffer => buffer.Reassignable));

    private string NewName(string stem) => _scope.NewName(stem);

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}

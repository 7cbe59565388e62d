using System.Text;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>
/// A method with derivatives that uses one member as a user would: what the language has types for comes from its
/// parameters, the rest are ordinary values, and the result depends on what the member gives. Beside it a method that
/// runs it, or its forward derivative, on sample values.
/// </summary>
internal sealed class MemberProgram
{
    private readonly StringBuilder parameters = new();
    private readonly List<(string Name, Type Type, string Modifier)> list = [];
    private readonly StringBuilder before = new();
    private readonly string name;
    private bool isActive;
    private bool hasOutput;
    private string after = "seed";

    private MemberProgram(string name) => this.name = name;

    /// <summary>The method.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What it returns; null where nothing.</summary>
    private string? Returned { get; set; }

    public static MemberProgram Of(LibraryMember member, string name)
    {
        var program = new MemberProgram(name);
        string[] arguments = [.. member.Operands.Select((o, i) => program.Operand(o, i, member))];
        string use = member.Use;
        for (int i = arguments.Length - 1; i >= 0; i--)
        {
            use = use.Replace($"{{{i}}}", arguments[i], StringComparison.Ordinal);
        }

        program.Finish(member, use);
        return program;
    }

    /// <summary>
    /// A method <c>name</c> + <c>Run</c> that calls the program, or its forward derivative with tangents of zero, and
    /// gives the result and all that may have been written.
    /// </summary>
    public string Runner()
    {
        IEnumerable<string> samples = list.Select(p => $"{Spelling.Of(p.Type)} {p.Name} = {Samples.Of(p.Type, p.Name)};");
        IEnumerable<string> tangents = list.Where(IsActive)
            .Select(p => $"{Spelling.Of(p.Type)} {p.Name}Dot = {Samples.Of(p.Type, p.Name)};");
        string plain = string.Join(", ", list.Select(p => p.Modifier + p.Name));
        string forward = string.Join(", ", list.SelectMany(p => IsActive(p)
            ? new[] { p.Modifier + p.Name, (p.Modifier == "ref " ? "ref " : "") + p.Name + "Dot" }
            : [p.Modifier + p.Name]));
        string result = Returned is null ? "" : "object r = ";
        string tangent = Returned is null ? "" : ", out _";
        string written = string.Concat(list
            .Where(p => p.Modifier == "ref " || (Spelling.ElementOf(p.Type) is not null && Spelling.IsWritable(p.Type)))
            .Select(p => ", " + Boxed(p.Name, p.Type)));
        string all = Returned is null ? written.TrimStart(',') : "r" + written;
        return $"public static object[] {name}Run(bool forward) {{ {string.Join(" ", samples.Concat(tangents))}"
            + $" if (forward) {{ {result}{name}Jvp({forward}{tangent}); return [{all}]; }}"
            + $" else {{ {result}{name}({plain}); return [{all}]; }} }}";
    }

    private static string Boxed(string name, Type type) =>
        Spelling.IsTensor(type) ? $"Cells<{Spelling.Of(Spelling.ElementOf(type)!)}>({name})"
        : type.Name == "Span`1" ? name + ".ToArray()"
        : name;

    private static bool IsActive((string Name, Type Type, string Modifier) parameter) =>
        Spelling.IsFloating(Spelling.ElementOf(parameter.Type) ?? parameter.Type);

    private string Operand(LibraryOperand operand, int index, LibraryMember member)
    {
        string argument = "p" + index;
        Type type = operand.Type;
        bool isWrittenThis = operand.Passing == "this";
        if (operand.Passing == "out")
        {
            before.Append($"{Spelling.Of(type)} {argument}; ");
            return argument;
        }

        bool isBuffer = Spelling.ElementOf(type) is not null;
        bool isDestination = isBuffer && Spelling.IsWritable(type);
        if (isDestination && !Spelling.IsFloating(Spelling.ElementOf(type)!))
        {
            string element = Spelling.Of(Spelling.ElementOf(type)!);
            string made = Spelling.IsTensor(type)
                ? $"Tensor.CreateFromShape<{element}>([2, 3])"
                : $"new {element}[4]";
            before.Append($"{Spelling.Of(type)} {argument} = {made}; ");
            after = Spelling.IsTensor(type)
                ? $"Read({argument})"
                : AsNumber(Spelling.ElementOf(type)!, argument + "[0]");
            return argument;
        }

        if (TensorOperands.Of(operand, member) is { } listed) return listed;
        if (Spelling.IsValue(type) || isBuffer)
        {
            isActive |= Spelling.IsFloating(Spelling.ElementOf(type) ?? type);
            hasOutput |= isDestination || operand.Passing == "ref" || (isWrittenThis && isDestination);
            string modifier = operand.Passing is "ref" or "in" ? operand.Passing + " " : "";
            string attribute = Spelling.IsFloating(Spelling.ElementOf(type) ?? type) ? "" : "[NoDerivative] ";
            parameters.Append($"{attribute}{modifier}{Spelling.Of(type)} {argument}, ");
            list.Add((argument, type, modifier));
            if (isWrittenThis && !isBuffer) after = "return " + argument + ";";
            return argument;
        }

        string value = Ordinary(operand);
        if (operand.Passing is "" or "params") return value;
        before.Append($"{Spelling.Of(type)} {argument} = {value}; ");
        return argument;
    }

    /// <summary>A value of a type that signatures of derivatives do not have.</summary>
    private static string Ordinary(LibraryOperand operand)
    {
        Type type = operand.Type;
        if (type.IsEnum) return Spelling.Of(type) + "." + Enum.GetNames(type)[^1];
        if (type == typeof(string)) return "\"1\"";
        if (type == typeof(object)) return "(object)seed";
        if (type == typeof(char)) return "'1'";
        if (type == typeof(decimal) || type == typeof(Half)) return $"({Spelling.Of(type)})seed";
        if (type.IsPointer) return "null";
        if (type == typeof(Index)) return "^1";
        if (type == typeof(Range)) return "1..";
        if (type.Name == "Comparison`1") return "(left, right) => left.CompareTo(right)";
        if (type.Name is "ReadOnlySpan`1" or "Span`1" && type.GetGenericArguments()[0] == typeof(char))
            return $"({Spelling.Of(type)})new char[4]";
        if (type.Name.StartsWith("Matrix", StringComparison.Ordinal)) return Spelling.Of(type) + ".Identity";
        return type.IsValueType ? $"default({Spelling.Of(type)})" : $"default({Spelling.Of(type)})!";
    }

    private void Finish(LibraryMember member, string use)
    {
        Type result = member.Result.IsByRef ? member.Result.GetElementType()! : member.Result;
        string reference = member.Result.IsByRef ? "ref " : "";
        string type = Spelling.Of(result);
        string body;
        string returned = "double";
        bool isComposite = Spelling.TupleOf(result) is { } elements
            ? elements.All(Spelling.IsFloating)
            : Spelling.IsFloating(result);
        if (isComposite && isActive && reference.Length == 0)
        {
            (returned, body) = (type, $"return {use};");
        }
        else if (result == typeof(void) || (member.Result.IsByRef && Spelling.IsTensor(result)))
        {
            bool givesThis = after.StartsWith("return", StringComparison.Ordinal);
            if (givesThis) returned = Spelling.Of(member.Operands[0].Type);
            else if (hasOutput) returned = "void";
            body = $"{use};" + (hasOutput ? "" : givesThis ? after : $" return {Scaled(after)};");
        }
        else if (Spelling.IsTensor(result) && Spelling.ElementOf(result) is not null)
        {
            body = $"{type} r = {use}; return {Scaled("Read(r)")};";
        }
        else if (Spelling.ElementOf(result) is { } element)
        {
            body = $"{reference}{type} r = {use}; return {Scaled(AsNumber(element, "r[0]"))};";
        }
        else if (Spelling.TupleOf(result) is not null)
        {
            body = $"{type} r = {use}; return {Scaled(AsNumber(result.GetGenericArguments()[0], "r.Item1"))};";
        }
        else
        {
            body = $"{type} r = {use}; return {Scaled(AsNumber(result, "r"))};";
        }

        bool needsSeed = body.Contains("seed", StringComparison.Ordinal)
            || before.ToString().Contains("seed", StringComparison.Ordinal) || !isActive;
        if (needsSeed)
        {
            parameters.Append("double seed, ");
            list.Add(("seed", typeof(double), ""));
        }

        string declared = parameters.ToString().TrimEnd(' ', ',');
        string marks = member.Operands.Any(o => o.Type.IsPointer) ? "unsafe " : "";
        Returned = returned == "void" ? null : returned;
        Source = "[Differentiable(Modes = Modes.Jvp | Modes.Vjp)] "
            + $"public static {marks}{returned} {name}({declared}) {{ {before}{body} }}";
    }

    private static string Scaled(string number) => number == "seed" ? "seed" : "seed * " + number;

    private static string AsNumber(Type type, string value) =>
        type == typeof(bool) ? $"({value} ? 1 : 2)"
        : type == typeof(double) || type == typeof(float) || Spelling.IsInteger(type) ? value
        : type == typeof(System.Numerics.Complex) ? value + ".Real"
        : Spelling.IsFloating(type) ? value + ".X"
        : type == typeof(decimal) || type == typeof(Half) ? "(double)" + value
        : "1";
}

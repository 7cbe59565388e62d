using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>Every public member of the types of .NET that numerical code is written with.</summary>
internal static class LibraryMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> s_operators = new()
    {
        ["op_Addition"] = "{0} + {1}",
        ["op_Subtraction"] = "{0} - {1}",
        ["op_Multiply"] = "{0} * {1}",
        ["op_Division"] = "{0} / {1}",
        ["op_Modulus"] = "{0} % {1}",
        ["op_Equality"] = "{0} == {1}",
        ["op_Inequality"] = "{0} != {1}",
        ["op_LessThan"] = "{0} < {1}",
        ["op_LessThanOrEqual"] = "{0} <= {1}",
        ["op_GreaterThan"] = "{0} > {1}",
        ["op_GreaterThanOrEqual"] = "{0} >= {1}",
        ["op_BitwiseAnd"] = "{0} & {1}",
        ["op_BitwiseOr"] = "{0} | {1}",
        ["op_ExclusiveOr"] = "{0} ^ {1}",
        ["op_LeftShift"] = "{0} << {1}",
        ["op_RightShift"] = "{0} >> {1}",
        ["op_UnsignedRightShift"] = "{0} >>> {1}",
        ["op_UnaryNegation"] = "-{0}",
        ["op_UnaryPlus"] = "+{0}",
        ["op_OnesComplement"] = "~{0}",
        ["op_Increment"] = "++{0}",
        ["op_Decrement"] = "--{0}",
    };

    public static IReadOnlyList<LibraryMember> All { get; } =
    [
        .. new[]
        {
            typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Complex), typeof(Vector2),
            typeof(Vector3), typeof(Vector4), typeof(Quaternion), typeof(Vector), typeof(Span<double>),
            typeof(ReadOnlySpan<double>), typeof(MemoryExtensions), typeof(TensorPrimitives), typeof(Tensor<double>),
            typeof(TensorSpan<double>), typeof(ReadOnlyTensorSpan<double>), typeof(Tensor),
        }
            .SelectMany(Of)
            .Where(m => !m.Name.StartsWith("Vector.", StringComparison.Ordinal) || IsOfFixedLength(m))
            .DistinctBy(m => m.Name)
            .OrderBy(m => m.Name, StringComparer.Ordinal),
    ];

    /// <summary>The class of <c>Vector&lt;T&gt;</c> also holds methods of the vectors that have a fixed length.</summary>
    private static bool IsOfFixedLength(LibraryMember member) =>
        member.Operands.Any(o => Spelling.IsFloating(o.Type) && o.Type.Namespace == "System.Numerics");

    private static IEnumerable<LibraryMember> Of(Type type) =>
    [
        .. type.GetMethods(Declared).Where(IsCallable).SelectMany(m => Of(m, type)),
        .. type.GetConstructors(Declared).Where(c => !c.IsStatic).Select(c => Of(c, type)),
        .. type.GetProperties(Declared).SelectMany(p => Of(p, type)),
        .. type.GetFields(Declared).Where(f => !f.IsSpecialName).SelectMany(f => Of(f, type)),
    ];

    private static IEnumerable<LibraryMember> Of(MethodInfo method, Type type)
    {
        foreach (MethodInfo closed in Closed(method))
        {
            LibraryOperand[] operands = [.. Instance(method.IsStatic, type), .. Operands(closed)];
            string types = string.Join(", ", Operands(closed).Select(Describe));
            string arguments = Arguments(closed, method.IsStatic ? 0 : 1);
            if (method.Name is "op_Implicit" or "op_Explicit")
            {
                string target = Spelling.Of(closed.ReturnType);
                string kind = method.Name == "op_Implicit" ? "implicit " : "explicit ";
                yield return new(
                    $"{Spelling.Of(type)}.{kind}{target}({types})", operands, closed.ReturnType, $"({target}){{0}}");
            }
            else if (method.Name.StartsWith("op_", StringComparison.Ordinal))
            {
                string use = s_operators[method.Name];
                string symbol = use.Replace("{0}", "", StringComparison.Ordinal)
                    .Replace("{1}", "", StringComparison.Ordinal).Trim();
                yield return new(
                    $"{Spelling.Of(type)}.operator {symbol}({types})", operands, closed.ReturnType, use);
            }
            else
            {
                string generic = closed.IsGenericMethod
                    ? "<" + string.Join(", ", closed.GetGenericArguments().Select(Spelling.Of)) + ">"
                    : "";
                string on = method.IsStatic ? Spelling.Of(type) + "." : "{0}.";
                string name = Spelling.Of(type) + (method.IsStatic ? "." : ".this.") + method.Name + generic;
                yield return new(
                    $"{name}({types})", operands, closed.ReturnType, $"{on}{method.Name}{generic}({arguments})");
            }
        }
    }

    private static LibraryMember Of(ConstructorInfo constructor, Type type)
    {
        string types = string.Join(", ", Operands(constructor).Select(Describe));
        string name = "new " + Spelling.Of(type);
        return new(
            $"{Spelling.Of(type)}.new({types})", [.. Operands(constructor)], type, $"{name}({Arguments(constructor, 0)})");
    }

    private static IEnumerable<LibraryMember> Of(PropertyInfo property, Type type)
    {
        MethodInfo? getter = property.GetGetMethod();
        MethodInfo? setter = property.GetSetMethod();
        bool isStatic = (getter ?? setter)!.IsStatic;
        LibraryOperand[] operands =
        [
            .. Instance(isStatic, type),
            .. property.GetIndexParameters().Select(p => new LibraryOperand(p.ParameterType, Passing(p), p.Name!)),
        ];
        bool isIndexer = operands.Length > 1;
        string name = isIndexer ? $"this[{Spelling.Of(operands[1].Type)}]"
            : isStatic ? property.Name
            : "this." + property.Name;
        string use = isIndexer ? "{0}[{1}]" : (isStatic ? Spelling.Of(type) : "{0}") + "." + property.Name;
        Type result = property.PropertyType.IsByRef ? property.PropertyType.GetElementType()! : property.PropertyType;
        if (getter is not null) yield return new($"{Spelling.Of(type)}.{name}", operands, result, use);
        bool isReference = property.PropertyType.IsByRef && Spelling.IsWritable(type);
        if (setter is not null || isReference) yield return Written(type, name, operands, result, use);
    }

    private static IEnumerable<LibraryMember> Of(FieldInfo field, Type type)
    {
        string name = field.IsStatic ? field.Name : "this." + field.Name;
        string use = (field.IsStatic ? Spelling.Of(type) : "{0}") + "." + field.Name;
        LibraryOperand[] operands = [.. Instance(field.IsStatic, type)];
        yield return new($"{Spelling.Of(type)}.{name}", operands, field.FieldType, use);
        if (!field.IsLiteral && !field.IsInitOnly) yield return Written(type, name, operands, field.FieldType, use);
    }

    private static LibraryMember Written(
        Type type, string name, LibraryOperand[] operands, Type value, string use) => new(
            $"{Spelling.Of(type)}.{name} = {Spelling.Of(value)}",
            [operands[0] with { Passing = "this" }, .. operands[1..], new(value, "", "value")],
            typeof(void),
            $"{use} = {{{operands.Length}}}");

    /// <summary>A generic method with every choice of <c>double</c> and <c>float</c> that its constraints allow.</summary>
    private static IEnumerable<MethodInfo> Closed(MethodInfo method)
    {
        if (!method.IsGenericMethodDefinition)
        {
            yield return method;
            yield break;
        }

        bool isTensor = method.DeclaringType == typeof(TensorPrimitives) || method.DeclaringType == typeof(Tensor);
        int count = method.GetGenericArguments().Length;
        foreach (Type first in isTensor ? new[] { typeof(double), typeof(float) } : [typeof(double)])
        {
            foreach (Type second in new[] { first == typeof(double) ? typeof(float) : typeof(double), first, typeof(int) })
            {
                if (Close(method, [first, .. Enumerable.Repeat(second, count - 1)]) is { } closed)
                {
                    yield return closed;
                    if (count == 1 || !isTensor) break;
                }
            }
        }
    }

    private static MethodInfo? Close(MethodInfo method, Type[] arguments)
    {
        try
        {
            return method.MakeGenericMethod(arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static LibraryOperand[] Instance(bool isStatic, Type type) =>
        isStatic ? [] : [new LibraryOperand(type, "", "this")];

    private static IEnumerable<LibraryOperand> Operands(MethodBase method) => method.GetParameters().Select(p =>
        new LibraryOperand(
            p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType,
            Passing(p),
            p.Name!));

    private static string Passing(ParameterInfo parameter) =>
        parameter.ParameterType.IsByRef ? (parameter.IsOut ? "out" : parameter.IsIn ? "in" : "ref")
        : parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params"
        : "";

    private static string Arguments(MethodBase method, int from) => string.Join(
        ", ", Operands(method).Select((o, i) => Modifier(o) + $"{{{from + i}}}"));

    private static string Modifier(LibraryOperand operand) =>
        operand.Passing is "" or "params" ? "" : operand.Passing + " ";

    private static string Describe(LibraryOperand operand) =>
        Modifier(operand) + Spelling.Of(operand.Type);

    /// <summary>
    /// Operators of the class Tensor are in extension blocks, which are C# 14: the compiler here does not read them.
    /// </summary>
    private static bool IsCallable(MethodInfo method) =>
        IsOperator(method) ? method.DeclaringType != typeof(Tensor) : !method.IsSpecialName;

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);
}

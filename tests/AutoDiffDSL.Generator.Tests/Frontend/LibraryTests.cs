using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;
using AutoDiffDSL.Generator.Frontend;

namespace AutoDiffDSL.Generator.Tests.Frontend;

/// <summary>What the frontend reads in place of members of .NET computes what those members compute.</summary>
public sealed class LibraryTests
{
    private const int Draws = 200;

    private static readonly Dictionary<string, Type> s_types = new[]
    {
        typeof(Complex), typeof(Vector2), typeof(Vector3), typeof(Vector4), typeof(Quaternion),
        typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Vector),
    }.ToDictionary(type => type.Name);

    private static readonly Lazy<IReadOnlyDictionary<string, MethodInfo>> s_functions = new(() =>
    {
        using var image = new MemoryStream();
        Assert.True(LibraryFunctions.Of(TestCompilation.Create("")).Compilation.Emit(image).Success);
        return Assembly.Load(image.ToArray()).GetTypes()
            .Where(type => type.Name.EndsWith("Functions", StringComparison.Ordinal))
            .Where(type => s_types.ContainsKey(Standing(type)))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.ReturnType != typeof(void))
            .Where(method => method.GetParameters().All(p => !p.ParameterType.IsByRefLike && !p.ParameterType.IsByRef))
            .ToDictionary(Describe);
    });

    public static TheoryData<string> Names => [.. s_functions.Value.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_gives_the_bits_of_the_member_it_stands_for(string name)
    {
        MethodInfo function = s_functions.Value[name];
        Func<object[], object>[] members = [.. Counterparts(function)];
        Assert.NotEmpty(members);
        var random = new Random(7);
        for (int draw = 0; draw < Draws; draw++)
        {
            object[] arguments = [.. function.GetParameters().Select(p => Draw(p.ParameterType, random))];
            object found = function.Invoke(null, arguments)!;
            foreach (Func<object[], object> member in members)
            {
                object expected = member(arguments);
                Assert.True(
                    Bits(expected).SequenceEqual(Bits(found)) || (IsVectorized(function) && AreClose(expected, found)),
                    $"of ({string.Join(", ", arguments)}): .NET gives {expected}, the library {found}");
            }
        }
    }

    /// <summary>.NET computes these of all components at once, by formulas of its own, which round otherwise.</summary>
    private static bool IsVectorized(MethodInfo function) =>
        function.Name is "Sin" or "Cos" or "SinCos" or "Exp" or "Log" or "Log2" or "Hypot" or "CreateFromYawPitchRoll"
            && Owner(function).Namespace == "System.Numerics" && Owner(function) != typeof(Complex);

    private static bool AreClose(object expected, object found) => Numbers(expected).Zip(Numbers(found)).All(pair =>
        pair.First.Equals(pair.Second) || MathF.Abs(pair.First - pair.Second) <= 4 * MathF.BitIncrement(
            MathF.Max(MathF.Abs(pair.First), 1)) - 4 * MathF.Max(MathF.Abs(pair.First), 1));

    private static IEnumerable<float> Numbers(object value) => value is float number ? [number]
        : value is ITuple tuple ? Enumerable.Range(0, tuple.Length).SelectMany(i => Numbers(tuple[i]!))
        : value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public)
            .SelectMany(field => Numbers(field.GetValue(value)!));

    private static string Describe(MethodInfo function) => $"{Owner(function).Name}.{function.Name} of "
        + string.Join(" and ", function.GetParameters().Select(p => p.ParameterType.Name));

    private static Type Owner(MethodInfo function) => s_types[Standing(function.DeclaringType!)];

    private static string Standing(Type functions) => functions.Name[..^"Functions".Length];

    private static IEnumerable<Func<object[], object>> Counterparts(MethodInfo function)
    {
        Type owner = Owner(function);
        Type[] types = [.. function.GetParameters().Select(p => p.ParameterType)];
        if (function.Name == "New")
        {
            if (owner.GetConstructor(types) is { } constructor) yield return constructor.Invoke;
            yield break;
        }

        foreach (string name in new[] { function.Name, "op_" + function.Name })
        {
            MethodInfo? method = owner.GetMethods(BindingFlags.Static | BindingFlags.Public).FirstOrDefault(m =>
                m.Name == name && m.ReturnType == function.ReturnType
                && m.GetParameters().Select(p => p.ParameterType).SequenceEqual(types));
            if (method is not null) yield return arguments => method.Invoke(null, arguments)!;
        }

        if (types.Length == 0 && StaticValue(owner, function.Name) is { } constant) yield return _ => constant;
        if (types.Length == 0 || types[0] != owner) yield break;
        if (owner.GetProperty(function.Name) is { } property && types.Length == 1)
            yield return arguments => property.GetValue(arguments[0])!;
        MethodInfo? instance = owner.GetMethod(function.Name, BindingFlags.Instance | BindingFlags.Public, types[1..]);
        if (instance is not null) yield return arguments => instance.Invoke(arguments[0], arguments[1..])!;
    }

    private static object? StaticValue(Type owner, string name) =>
        owner.GetProperty(name, BindingFlags.Static | BindingFlags.Public)?.GetValue(null)
        ?? owner.GetField(name, BindingFlags.Static | BindingFlags.Public)?.GetValue(null);

    /// <summary>A value of ordinary size; one cell in eight is 0 or 1, where libraries take short cuts.</summary>
    private static object Draw(Type type, Random random)
    {
        if (type == typeof(double)) return Cell(random);
        if (type == typeof(float)) return (float)Cell(random);
        if (type == typeof(int)) return random.Next(1, 4);
        if (type == typeof(long)) return random.NextInt64(1, 9);
        if (type == typeof(nint)) return (nint)random.Next(1, 9);
        if (type == typeof(short)) return (short)random.Next(1, 9);
        if (type == typeof(byte)) return (byte)random.Next(1, 9);
        if (type == typeof(sbyte)) return (sbyte)random.Next(1, 9);
        if (type == typeof(ushort)) return (ushort)random.Next(1, 9);
        if (type == typeof(uint)) return (uint)random.Next(1, 9);
        if (type == typeof(ulong)) return (ulong)random.Next(1, 9);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!;
        if (type == typeof(Complex)) return new Complex(Cell(random), Cell(random));
        ConstructorInfo constructor = type.GetConstructors()
            .First(c => c.GetParameters() is { Length: > 1 } list && list.All(p => p.ParameterType == typeof(float)));
        return constructor.Invoke([.. constructor.GetParameters().Select(p => (object)(float)Cell(random))]);
    }

    private static double Cell(Random random) =>
        random.Next(8) == 0 ? random.Next(2) : (random.NextDouble() - 0.5) * 4;

    /// <summary>The sign of a zero in vectors depends on how wide the registers are that .NET adds them in.</summary>
    private static IEnumerable<byte> Bits(object value) => value switch
    {
        double number => BitConverter.GetBytes(double.IsNaN(number) ? double.NaN : number),
        float number => BitConverter.GetBytes(float.IsNaN(number) ? float.NaN : number + 0f),
        nint number => BitConverter.GetBytes((long)number),
        bool or int or long or uint or ulong or short or ushort or sbyte or byte => BitConverter.GetBytes(Convert.ToInt64(value, null)),
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Bits(tuple[i]!)),
        Complex complex => [.. Bits(complex.Real), .. Bits(complex.Imaginary)],
        _ => value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public)
            .SelectMany(field => Bits(field.GetValue(value)!)),
    };
}

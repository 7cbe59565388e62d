using System.Numerics.Tensors;
using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>The signatures that generated methods must have, derived from the primal alone.</summary>
public static class Signature
{
    public static IReadOnlyList<ExpectedParameter> OfPrimal(CorpusMethod method) =>
        [.. method.Parameters.Select(Primal)];

    public static IReadOnlyList<ExpectedParameter> Of(CorpusMethod method, Mode mode) => mode switch
    {
        Mode.Jvp => [.. WithTangents(method), .. ResultTangent(method)],
        Mode.Vjp => [.. OfPrimal(method), .. ResultAdjoint(method), .. Adjoints(method)],
        Mode.Gradient =>
        [
            .. OfPrimal(method),
            .. method.Active.Select(p => Overwritten(p, "Gradient", Role.Gradient)),
        ],
        Mode.Hvp =>
        [
            .. WithTangents(method),
            .. method.Active.Select(p => Overwritten(p, "Gradient", Role.Gradient)),
            .. method.Active.Select(p => Overwritten(p, "Hvp", Role.HessianProduct)),
        ],
        Mode.Jacobian => [.. OfPrimal(method), Matrix(method, mode, method.OutputCount)],
        Mode.Hessian =>
        [
            .. OfPrimal(method),
            .. method.Active.Select(p => Overwritten(p, "Gradient", Role.Gradient)),
            Matrix(method, mode, method.InputCount),
        ],
        Mode.Third =>
        [
            .. Of(method, Mode.Hvp),
            .. method.Active.Select(p => Overwritten(p, "Third", Role.ThirdOrderProduct)),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>
    /// The generated method of that mode, or a failure that says what was looked for and what is there.
    /// </summary>
    public static MethodInfo Find(CorpusMethod method, Mode mode)
    {
        string name = method.Info.Name + mode;
        IReadOnlyList<ExpectedParameter> expected = Of(method, mode);
        MethodInfo[] candidates =
        [
            .. method.Info.DeclaringType!
                .GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(candidate => candidate.Name == name)
                .Where(candidate => candidate.IsGenericMethod == method.Info.IsGenericMethod)
                .Select(candidate => candidate.IsGenericMethod
                    ? candidate.MakeGenericMethod(method.Info.GetGenericArguments())
                    : candidate),
        ];
        MethodInfo? found = candidates.SingleOrDefault(candidate =>
            candidate.ReturnType == method.Info.ReturnType
            && candidate.GetParameters().Length == expected.Count
            && candidate.GetParameters().Zip(expected).All(pair => pair.Second.Accepts(pair.First.ParameterType)));
        if (found is not null) return found;

        string wanted = string.Join(", ", expected.Select(e => $"{Show(e.Type)} {e.Name}"));
        string there = candidates.Length == 0
            ? "there is no method of that name"
            : "there is " + string.Join("; ", candidates.Select(Show));
        Assert.Fail($"missing {method.Info.DeclaringType!.Name}.{name}({wanted}): {there}");
        return null!;
    }

    /// <summary>Camel case of the method's name: the stem of what belongs to the result.</summary>
    public static string ResultName(CorpusMethod method)
    {
        string stem = Stem(method);
        return method.Parameters.Any(p => p.Name == stem) ? stem + "Result" : stem;
    }

    private static string Stem(CorpusMethod method) =>
        char.ToLowerInvariant(method.Info.Name[0]) + method.Info.Name[1..];

    private static ExpectedParameter Matrix(CorpusMethod method, Mode mode, int rows)
    {
        Type element = method.MatrixElement!;
        Type type = typeof(Span<>).MakeGenericType(element);
        return new(Stem(method) + mode, type, element, rows * method.InputCount, Role.Matrix, null);
    }

    private static IEnumerable<ExpectedParameter> WithTangents(CorpusMethod method)
    {
        foreach (Parameter parameter in method.Parameters)
        {
            yield return Primal(parameter);
            if (parameter.IsActive) yield return Tangent(parameter);
        }
    }

    private static ExpectedParameter Primal(Parameter p) =>
        new(p.Name, p.Type, p.Element, p.Length, Role.Primal, p);

    private static ExpectedParameter Tangent(Parameter p) =>
        new(p.Name + "Dot", TangentType(p), p.Element, p.Length, Role.Tangent, p);

    private static ExpectedParameter Overwritten(Parameter p, string suffix, Role role) =>
        new(p.Name + suffix, OutputType(p), p.Element, p.Length, role, p);

    private static IEnumerable<ExpectedParameter> Adjoints(CorpusMethod method) =>
        method.Parameters.Where(p => p.IsActive).Select(p => p.Passing == Passing.Out
            ? new(p.Name + "Bar", p.Element, p.Element, 1, Role.Adjoint, p)
            : new ExpectedParameter(p.Name + "Bar", OutputType(p), p.Element, p.Length, Role.Adjoint, p));

    private static IEnumerable<ExpectedParameter> ResultTangent(CorpusMethod method)
    {
        Type type = method.Info.ReturnType;
        if (!method.HasResult) yield break;
        yield return new(ResultName(method) + "Dot", type.MakeByRefType(), type, 1, Role.ResultTangent, null);
    }

    private static IEnumerable<ExpectedParameter> ResultAdjoint(CorpusMethod method)
    {
        Type type = method.Info.ReturnType;
        if (!method.HasResult) yield break;
        Type adjoint = type.IsArray ? typeof(ReadOnlySpan<>).MakeGenericType(type.GetElementType()!) : type;
        (Type element, int length) = type.IsArray ? (type.GetElementType()!, method.ResultCount) : (type, 1);
        yield return new(ResultName(method) + "Bar", adjoint, element, length, Role.ResultAdjoint, null);
    }

    private static Type TangentType(Parameter p) => p.Passing switch
    {
        Passing.Scalar => p.Element,
        Passing.In or Passing.Ref or Passing.Out or Passing.Matrix => p.Type,
        Passing.Tensor => Tensor(p, p.IsInOut ? typeof(TensorSpan<>) : typeof(ReadOnlyTensorSpan<>)),
        Passing.Span or Passing.Array when p.IsInOut => typeof(Span<>).MakeGenericType(p.Element),
        _ => typeof(ReadOnlySpan<>).MakeGenericType(p.Element),
    };

    private static Type OutputType(Parameter p) => p.IsCell ? p.Element.MakeByRefType()
        : p.Passing == Passing.Matrix ? p.Type
        : p.Passing == Passing.Tensor ? Tensor(p, typeof(TensorSpan<>))
        : typeof(Span<>).MakeGenericType(p.Element);

    private static Type Tensor(Parameter p, Type span) => span.MakeGenericType(p.Item);

    private static string Show(MethodInfo method) =>
        $"{Show(method.ReturnType)} {method.Name}("
        + string.Join(", ", method.GetParameters().Select(p => $"{Show(p.ParameterType)} {p.Name}")) + ")";

    private static string Show(Type type) => type switch
    {
        { IsByRef: true } => "ref " + Show(type.GetElementType()!),
        { IsArray: true } => Show(type.GetElementType()!) + "[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{Show(type.GetGenericArguments()[0])}>",
        _ => type.Name,
    };
}

using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// A method of the corpus as the harness sees it: a function from its active cells to its result cells.
/// </summary>
public sealed class CorpusMethod
{
    public CorpusMethod(MethodInfo info)
    {
        Info = info;
        Parameters = [.. info.GetParameters().Select(Parameter.Of)];
        Active = [.. Parameters.Where(p => p.IsInput)];
        Written = [.. Parameters.Where(p => p.IsOutput)];
        HasResult = info.ReturnType != typeof(void);
    }

    public MethodInfo Info { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The parameters whose cells are inputs.</summary>
    public IReadOnlyList<Parameter> Active { get; }

    /// <summary>The parameters whose cells are outputs.</summary>
    public IReadOnlyList<Parameter> Written { get; }

    public bool HasResult { get; }

    /// <summary>Whether a scalar result is the sole output.</summary>
    public bool IsScalar => HasResult && !CellTree.Of(Info.ReturnType).IsComposite && Written.Count == 0;

    /// <summary>
    /// Name by which tests show the method, for example <c>Loops.SumOfSquares</c>; with the types of the parameters
    /// where there are overloads.
    /// </summary>
    public string Name
    {
        get
        {
            string name = $"{Info.DeclaringType!.Name}.{Info.Name}{Arguments}";
            bool isOverloaded = Info.DeclaringType!
                .GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Count(other => other.Name == Info.Name) > 1;
            return isOverloaded ? $"{name}({string.Join(", ", Parameters.Select(ShortType))})" : name;
        }
    }

    public int InputCount => Active.Sum(p => p.Length);

    /// <summary>The number of active cells of what is returned.</summary>
    public int ResultCount => Info.GetCustomAttribute<ReturnsAttribute>() is { } array ? array.Length
        : HasResult ? Cells.Read(Cells.New(Info.ReturnType, 1, "", _ => [0, 0])).Length
        : 0;

    public int OutputCount => ResultCount + Written.Sum(p => p.Length);

    /// <summary>True where any cell has single precision, so that differences are coarse.</summary>
    public bool IsSingle => (HasResult ? CellTree.Of(Info.ReturnType).Kinds : [])
        .Concat(Parameters.Where(p => p.IsActive).SelectMany(p => CellTree.Of(p.Element).Kinds))
        .Contains(typeof(float));

    /// <summary>
    /// The type of all cells that go in, and of an array that is returned, so that one matrix holds the derivatives;
    /// null where there are several.
    /// </summary>
    public Type? MatrixElement => Active.SelectMany(p => CellTree.Of(p.Element).Kinds)
        .Concat(Info.ReturnType.IsArray ? CellTree.Of(Info.ReturnType).Kinds : [])
        .Distinct().ToArray() is [var only] ? only : null;

    /// <summary>
    /// Whether a matrix, or a struct that holds arrays or tensors, goes in or out, so that a dense method makes some to
    /// pass them. A tensor that is a parameter needs none: its tangent and its gradient are spans.
    /// </summary>
    public bool PassesArrays => Active.Any(p => CellTree.Of(p.Item).HoldsArrays);

    /// <summary>Whether values agree but for the last bits.</summary>
    public bool IsRounded => Info.GetCustomAttribute<RoundedAttribute>() is not null;

    public IReadOnlyList<string> Features => Info.GetCustomAttribute<FeatureAttribute>()?.Names ?? [];

    public int PointCount => Info.GetCustomAttribute<PointsAttribute>()?.Count
        ?? Info.DeclaringType!.GetCustomAttribute<PointsAttribute>()?.Count ?? 2;

    /// <summary>The modes that are asked for and exist.</summary>
    public IEnumerable<Mode> Modes => Enum.GetValues<Mode>().Where(mode => IsAsked(mode) && Exists(mode));

    public override string ToString() => Name;

    /// <summary>What a generic method, or a method of a generic type, is instantiated with.</summary>
    private string Arguments
    {
        get
        {
            Type[] types = [.. Info.DeclaringType!.GetGenericArguments(), .. Info.GetGenericArguments()];
            return types.Length == 0 ? "" : $"<{string.Join(", ", types.Select(t => t.Name))}>";
        }
    }

    private bool IsAsked(Mode mode)
    {
        Modes asked = Info.GetCustomAttribute<DifferentiableAttribute>()?.Modes ?? AutoDiffDSL.Modes.Default;
        return asked == AutoDiffDSL.Modes.Default
            ? mode is Mode.Jvp or Mode.Vjp or Mode.Gradient or Mode.Hvp
            : asked.HasFlag(Enum.Parse<Modes>(mode.ToString()));
    }

    /// <summary>
    /// Gradient and higher orders exist only where a scalar result is the sole output, matrices only of one type.
    /// </summary>
    private bool Exists(Mode mode) => mode switch
    {
        Mode.Jvp or Mode.Vjp => true,
        Mode.Jacobian => MatrixElement is not null,
        Mode.Hessian => MatrixElement is not null && IsScalar,
        _ => IsScalar,
    };

    private static string ShortType(Parameter parameter) => parameter.Passing switch
    {
        Passing.Scalar => parameter.Element.Name,
        Passing.Tensor => $"{parameter.Type.Name.Split('`')[0]}<{parameter.Item.Name}>",
        _ => $"{parameter.Passing}<{parameter.Element.Name}>",
    };
}

using System.Collections.Concurrent;
using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// The numbers in a value of any type, in order of declaration: those of a struct's fields, a tuple's elements, an
/// array's, matrix's or tensor's elements. Active are floating-point numbers that no <c>[NoDerivative]</c> field holds.
/// </summary>
public sealed class CellTree
{
    /// <summary>What inactive numbers are in every call, so that derivatives see the same constants.</summary>
    private const double Constant = 2;

    /// <summary>The lengths of arrays and matrices of which none are stated.</summary>
    private static readonly int[] Default = [5, 5];

    private static readonly ConcurrentDictionary<Type, CellTree> Known = new();

    private readonly Type _type;
    private readonly TensorType? _tensor;
    private readonly FieldInfo[] _fields;
    private readonly bool[] _isConstant;

    private CellTree(Type type)
    {
        _type = type;
        _tensor = TensorType.Of(type);
        bool isStruct = type.IsValueType && !type.IsPrimitive && !type.IsEnum;
        _fields = isStruct
            ? [.. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .OrderBy(field => field.MetadataToken)]
            : [];
        _isConstant = [.. _fields.Select(IsConstant)];
    }

    public static CellTree Of(Type type) => Known.GetOrAdd(type, t => new CellTree(t));

    /// <summary>Whether the type is more than one number.</summary>
    public bool IsComposite => !_type.IsPrimitive;

    /// <summary>Whether some of the numbers lie in arrays or tensors.</summary>
    public bool HoldsArrays => _type.IsArray || _tensor is not null
        || _fields.Any(member => Of(member.FieldType).HoldsArrays);

    /// <summary>Whether derivatives flow through some of the numbers.</summary>
    public bool IsActive => Kinds.Any();

    /// <summary>The types of the active numbers, each once for an array.</summary>
    public IEnumerable<Type> Kinds => IsNumber(_type) ? [_type]
        : _type.IsArray ? Of(_type.GetElementType()!).Kinds
        : _tensor is not null ? Of(_tensor.Element).Kinds
        : _fields.Where((_, i) => !_isConstant[i]).SelectMany(member => Of(member.FieldType).Kinds);

    /// <summary>A value with its arrays.</summary>
    /// <param name="path">The parameter's name, and the members on the way.</param>
    /// <param name="lengths">
    /// The lengths of an array of that name, one for each dimension; null where none are stated.
    /// </param>
    public object New(string path, Func<string, int[]?> lengths)
    {
        if (_type.IsArray)
            return Array.CreateInstance(
                _type.GetElementType()!, (lengths(path) ?? Default)[.._type.GetArrayRank()]);
        if (_tensor is not null)
            return _tensor.New(lengths(path) ?? throw new InvalidOperationException($"{path} needs a [Length]"));
        if (ListElement is not null) return Lists.New(_type, ListElement, (lengths(path) ?? Default)[0]);
        object value = Activator.CreateInstance(_type)!;
        foreach (FieldInfo field in _fields)
            field.SetValue(value, Of(field.FieldType).New($"{path}.{MemberName(field)}", lengths));
        return value;
    }

    /// <summary>The type of the elements of a list; null for what is no list.</summary>
    private Type? ListElement => Lists.ElementOf(_type);

    /// <summary>Appends the active numbers of a value.</summary>
    public void Read(object value, List<double> cells)
    {
        if (IsNumber(_type)) cells.Add(Convert.ToDouble(value));
        else if (_tensor is not null) ReadItems(_tensor.Read(value), _tensor.Element, cells);
        else if (value is Array array) ReadItems(array, _type.GetElementType()!, cells);
        else ForEachActive(field => Of(field.FieldType).Read(field.GetValue(value)!, cells));
    }

    private static void ReadItems(Array items, Type type, List<double> cells)
    {
        foreach (object? item in items) Of(type).Read(item!, cells);
    }

    /// <summary>The value with other active numbers; arrays and tensors are written in place.</summary>
    /// <param name="value">The value.</param>
    /// <param name="cells">The numbers.</param>
    /// <param name="position">Where they begin; moves on behind what was used.</param>
    public object Write(object value, double[] cells, ref int position)
    {
        if (IsNumber(_type)) return Convert.ChangeType(cells[position++], _type);
        if (_tensor is not null)
        {
            Array items = _tensor.Read(value);
            Of(items.GetType()).Write(items, cells, ref position);
            _tensor.Write(value, items);
            return value;
        }

        if (value is Array array)
        {
            CellTree item = Of(_type.GetElementType()!);
            foreach (int[] index in Indices(array))
                array.SetValue(item.Write(array.GetValue(index)!, cells, ref position), index);
            return array;
        }

        for (int i = 0; i < _fields.Length; i++)
            if (!_isConstant[i])
                _fields[i].SetValue(
                    value, Of(_fields[i].FieldType).Write(_fields[i].GetValue(value)!, cells, ref position));
        return value;
    }

    /// <summary>The value with its inactive numbers set to one that is the same in every call.</summary>
    public object WriteConstants(object value, bool isConstant = false, double constant = Constant)
    {
        if (IsNumber(_type)) return isConstant ? Convert.ChangeType(constant, _type) : value;
        if (_type == typeof(bool)) return constant != 0;
        if (_type.IsEnum) return Enum.ToObject(_type, (long)constant);
        if (_type.IsPrimitive) return Convert.ChangeType(constant, _type);
        if (ListElement is not null) return value;
        if (_tensor is not null)
        {
            Array items = _tensor.Read(value);
            Of(items.GetType()).WriteConstants(items, isConstant, constant);
            _tensor.Write(value, items);
            return value;
        }

        if (value is Array array)
        {
            CellTree item = Of(_type.GetElementType()!);
            foreach (int[] index in Indices(array))
                array.SetValue(item.WriteConstants(array.GetValue(index)!, isConstant, constant), index);
            return array;
        }

        for (int i = 0; i < _fields.Length; i++)
        {
            object field = _fields[i].GetValue(value)!;
            _fields[i].SetValue(
                value, Of(_fields[i].FieldType).WriteConstants(field, isConstant || _isConstant[i], constant));
        }

        return value;
    }

    private void ForEachActive(Action<FieldInfo> action)
    {
        for (int i = 0; i < _fields.Length; i++)
            if (!_isConstant[i]) action(_fields[i]);
    }

    private static IEnumerable<int[]> Indices(Array array)
    {
        for (int i = 0; i < array.GetLength(0); i++)
            if (array.Rank == 1) yield return [i];
            else for (int j = 0; j < array.GetLength(1); j++) yield return [i, j];
    }

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(float);

    private bool IsConstant(FieldInfo field)
    {
        string name = MemberName(field);
        return field.GetCustomAttribute<NoDerivativeAttribute>() is not null
            || _type.GetProperty(name)?.GetCustomAttribute<NoDerivativeAttribute>() is not null
            || _type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
                .Any(p => p.Name == name && p.GetCustomAttribute<NoDerivativeAttribute>() is not null);
    }

    private static string MemberName(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>')] : field.Name;
}

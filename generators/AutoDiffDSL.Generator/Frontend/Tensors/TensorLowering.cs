using System;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>
/// Calls of <c>System.Numerics.Tensors.TensorPrimitives</c> as loops over the elements, first to last. Arguments are
/// checked as documented, but for overlap: where input and destination overlap, they must begin at the same element.
/// </summary>
internal sealed class TensorLowering(MethodLowering method)
{
    /// <summary>The value, none for a method that writes a destination; null for a call of something else.</summary>
    public Value[]? Call(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (!LibraryTypes.IsTensorPrimitives(target.ContainingType)
            || call.Arguments.Any(a => method.Types.Map(a.Value.Type) is null || TypeMap.IsOfEnum(a.Value.Type!)))
        {
            return null;
        }

        IrType[] types = [.. target.Parameters.Select(p => method.Types.Map(p.Type) ?? default)];
        if (!IsCovered(target.Name, types, target.ReturnsVoid))
        {
            return null;
        }

        var operands = new Value[types.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = method.Expressions.Lower(argument.Value);
        }

        return Run(target.Name, operands, target.ReturnsVoid, call.Syntax);
    }

    /// <summary>Whether there is a function of that name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="types">The types of its parameters; the last is the destination, where there is one.</param>
    /// <param name="writes">Whether it writes a destination, or gives one number.</param>
    public static bool IsCovered(string name, IrType[] types, bool writes)
    {
        int inputs = writes ? types.Length - 1 : types.Length;
        IrType[] elements = [.. types.Take(inputs).Select(t => t.ElementType)];
        return writes
            ? name == "SoftMax" || IsConversion(name, types) || TensorDefinitions.HasElement(name, elements)
            : (types.All(t => t.IsBuffer) && IsReduction(name, inputs)) || Question(name, types) is not null;
    }

    /// <summary>The value of a function that is covered; none of one that writes a destination.</summary>
    /// <param name="name">The name.</param>
    /// <param name="operands">The operands; the last is the destination, where there is one.</param>
    /// <param name="writes">Whether there is a destination.</param>
    /// <param name="syntax">The call.</param>
    /// <param name="isOfTensor">
    /// Whether it is a function of the class <c>Tensor</c>: all memory is known to be equally long, and of no elements
    /// an average is no number, rather than an error.
    /// </param>
    public Value[] Run(string name, Value[] operands, bool writes, SyntaxNode syntax, bool isOfTensor = false)
    {
        Value[] sources = writes ? [.. operands.Take(operands.Length - 1)] : operands;
        Value count = method.Buffers.Length(sources.First(s => s.Type.IsBuffer));
        if (!isOfTensor)
        {
            CheckLengths(count, sources);
        }

        if (!writes)
        {
            return [Question(name, [.. sources.Select(s => s.Type)]) is var (predicate, isAll)
                ? Ask(predicate, isAll, sources, count)
                : Reduce(name, sources, count, isOfTensor)];
        }

        if (name == "SoftMax" && !isOfTensor)
        {
            RequireElements(count);
        }

        if (name == "Clamp" && sources.Skip(1).All(s => s.Type.IsScalar))
        {
            RequireOrder(sources[1], sources[2]);
        }

        Value destination = operands[operands.Length - 1];
        if (!isOfTensor && !method.Buffers.HasLength(destination, count))
        {
            Require(
                method.Builder.Compare(Primitive.GreaterEqual, method.Buffers.Length(destination), count),
                "Destination is too short.");
        }

        Map(name, sources, destination, count, syntax);
        return [];
    }

    private void Map(string name, Value[] sources, Value destination, Value count, SyntaxNode syntax)
    {
        Value? sum = name == "SoftMax" ? Fold("SumOfExponentials", sources, count) : null;
        Loop(method.Builder.Constant(0), count, [], (index, _) =>
        {
            Value[] elements = Elements(sources, index);
            Value value = IsConversion(name, [sources[0].Type, destination.Type])
                ? method.Builder.Convert(elements[0], destination.Type.Element)
                : sum is null
                ? TensorDefinitions.Element(method.Builder, name, destination.Type.ElementType, elements)
                : method.Builder.Emit(Primitive.Divide, method.Builder.Emit(Primitive.Exp, elements[0]), sum);
            method.Buffers.Store(destination, index, value, syntax);
            return [];
        });
    }

    /// <summary>A cast to a floating-point type, which is the same in all its forms.</summary>
    private static bool IsConversion(string name, IrType[] types) =>
        name is "ConvertChecked" or "ConvertSaturating" or "ConvertTruncating"
        && types.Length == 2
        && types[1].ElementType.IsFloating;

    /// <summary>
    /// Which question to all elements a name such as <c>IsNaNAny</c> or <c>LessThanAll</c> asks; null for another name.
    /// </summary>
    private static (Primitive Predicate, bool IsAll)? Question(string name, IrType[] types)
    {
        if (name.Length <= 3 || !types.Any(t => t.IsBuffer) || name.Substring(name.Length - 3) is not ("All" or "Any"))
        {
            return null;
        }

        string predicate = name.Substring(0, name.Length - 3);
        IrType[] elements = [.. types.Select(t => t.ElementType)];
        Primitive? found = TensorDefinitions.IsComparison(predicate, elements)
            ? TensorDefinitions.Comparisons[predicate]
            : elements.Length == 1 ? FunctionTable.Find(predicate, elements) : null;
        return found is { } known ? (known, name.EndsWith("All", StringComparison.Ordinal)) : null;
    }

    private Value Ask(Primitive predicate, bool isAll, Value[] sources, Value count)
    {
        // Some versions of .NET answer "yes" when they are asked whether any of no pairs compares so.
        if (sources.Length > 1 && !isAll)
        {
            RequireElements(count);
        }

        Value start = method.Builder.Constant(isAll);
        Value all = Loop(method.Builder.Constant(0), count, [start], (index, sofar) =>
        {
            Value answer = method.Builder.Emit(predicate, IrType.Boolean, "", Elements(sources, index));
            return [method.Builder.Emit(isAll ? Primitive.And : Primitive.Or, sofar[0], answer)];
        })[0];
        return isAll
            ? method.Builder.Emit(
                Primitive.And, all, method.Builder.Compare(Primitive.Greater, count, method.Builder.Constant(0)))
            : all;
    }

    private static bool IsReduction(string name, int inputs) =>
        TensorDefinitions.HasFold(name, inputs)
        || (inputs == 1 && (name is "Norm" or "Average" || TensorDefinitions.Extremes.ContainsKey(name)))
        || (inputs == 2 && name is "Distance" or "CosineSimilarity");

    private Value Reduce(string name, Value[] sources, Value count, bool isOfTensor)
    {
        if (!isOfTensor && (name is "Average" or "Distance" or "CosineSimilarity"
            || name.StartsWith("Product", StringComparison.Ordinal)))
        {
            RequireElements(count);
        }

        switch (name)
        {
            case "Norm":
                return Sqrt(Fold("SumOfSquares", sources, count));
            case "Average":
                Value total = Fold("Sum", sources, count);
                return method.Builder.Emit(Primitive.Divide, total, method.Builder.Convert(count, total.Type.Element));
            case "Distance":
                return Sqrt(Fold("SumOfSquaredDifferences", sources, count));
            case "CosineSimilarity":
                Value product = method.Builder.Emit(
                    Primitive.Multiply,
                    Sqrt(Fold("SumOfSquares", [sources[0]], count)),
                    Sqrt(Fold("SumOfSquares", [sources[1]], count)));
                return method.Builder.Emit(Primitive.Divide, Fold("Dot", sources, count), product);
            default:
                return TensorDefinitions.Extremes.TryGetValue(name, out Primitive extreme) && sources.Length == 1
                    ? Extreme(extreme, sources[0], count)
                    : Fold(name, sources, count);
        }
    }

    private Value Extreme(Primitive op, Value source, Value count)
    {
        RequireElements(count);
        Value first = method.Builder.Load(source, method.Builder.Constant(0));
        return Loop(method.Builder.Constant(1), count, [first], (index, sofar) =>
            [method.Builder.Emit(op, sofar[0], method.Builder.Load(source, index))])[0];
    }

    private Value Fold(string name, Value[] sources, Value count)
    {
        Value start = method.Builder.Number(
            sources[0].Type.ElementType, TensorDefinitions.Start(name, sources.Length));
        return Loop(method.Builder.Constant(0), count, [start], (index, sofar) =>
            [TensorDefinitions.Next(method.Builder, name, sofar[0], Elements(sources, index))])[0];
    }

    private Value[] Loop(Value from, Value to, Value[] starts, Func<Value, Value[], Value[]> step)
    {
        Value index = method.Builder.Values.New(IrType.Int32, "i");
        Value[] sofar = [.. starts.Select(s => method.Builder.Values.New(s.Type, ""))];
        Block body = method.Regions.Body([index, .. sofar], [], () => step(index, sofar));
        Value[] results = [.. starts.Select(s => method.Builder.Values.New(s.Type, ""))];
        method.Builder.For(from, to, 1, false, starts, results, body);
        return results;
    }

    /// <summary>A scalar argument counts as the same element everywhere.</summary>
    private Value[] Elements(Value[] sources, Value index) =>
        [.. sources.Select(s => s.Type.IsBuffer ? method.Builder.Load(s, index) : s)];

    private void CheckLengths(Value count, Value[] sources)
    {
        foreach (Value other in sources.Where(s => s.Type.IsBuffer).Skip(1))
        {
            Require(
                method.Builder.Compare(Primitive.Equal, count, method.Buffers.Length(other)),
                "Input span arguments must all have the same length.");
        }
    }

    private void RequireElements(Value count) => Require(
        method.Builder.Compare(Primitive.Greater, count, method.Builder.Constant(0)),
        "Input span arguments must not be empty.");

    /// <summary>Bounds that hold for all elements must not cross; those of single elements may.</summary>
    private void RequireOrder(Value low, Value high) => Require(
        method.Builder.Emit(Primitive.Not, method.Builder.Compare(Primitive.Greater, low, high)),
        "The lower bound is greater than the upper bound.");

    private void Require(Value condition, string message) => method.Regions.If(
        condition,
        () => { },
        () => method.Builder.Guard(Primitive.Throw, "new global::System.ArgumentException(\"" + message + "\")", []));

    private Value Sqrt(Value value) => method.Builder.Emit(Primitive.Sqrt, value);
}

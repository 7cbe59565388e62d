using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The tangent of a call of <c>FVjp</c> where there is no <c>FVjpJvp</c> but, <c>F</c> being a scalar, its
/// Hessian-vector product: with the gradient g and h = H xDot the adjoint that is added, xBar += rBar * g, changes by
/// xBarDot += rBarDot * g + rBar * h, and the value by g' xDot.
/// </summary>
internal sealed class HessianCalls(Dictionary<int, Value> tangents, HashSet<int> linear, ShadowNaming naming)
{
    /// <summary>Adds the call with its tangent.</summary>
    /// <param name="call">The call of the backward derivative.</param>
    /// <param name="primal">The method whose backward derivative it is.</param>
    /// <param name="directions">The tangents of its active operands, in order.</param>
    /// <param name="builder">Receives the instructions.</param>
    public void Add(Instruction call, Callee primal, Value[] directions, BlockBuilder builder)
    {
        Callee hvp = DerivedCallees.Hvp(primal);
        int inputs = primal.InputCount;
        int[] active = [.. Enumerable.Range(0, inputs).Where(i => primal.InputParameter(i).IsActive)];
        Value bar = call.Operands[inputs];
        Value barDot = directions[active.Length];
        int[] buffers = [.. active.Where(i => call.Operands[i].Type.IsBuffer)];
        Value[] gradients = [.. buffers.Select(i => Allocate(call.Operands[i], "Gradient", builder))];
        Value[] products = [.. buffers.Select(i => Allocate(call.Operands[i], "Hvp", builder))];
        IEnumerable<Value> own = call.Operands.Take(inputs);
        Value[] operands = [.. own, .. gradients, .. directions.Take(active.Length), .. products];
        Value[] results = [.. hvp.Outputs.Select(type => builder.Values.New(type))];
        builder.Add(call);
        builder.Call(hvp, results, operands);

        int scalars = active.Length - buffers.Length;
        Value slope = builder.Number(primal.Outputs[0], 0);
        for (int a = 0, scalar = 0, buffer = 0; a < active.Length; a++)
        {
            Value xBarDot = directions[active.Length + 1 + a];
            if (call.Operands[active[a]].Type.IsScalar)
            {
                Value gradient = results[1 + scalar];
                Value product = results[1 + scalars + scalar];
                Value change = Change(bar, barDot, gradient, product, builder);
                Value xBar = call.Results[1 + scalar];
                string label = xBar.Label.Length > 0 ? xBar.Label + naming.Suffix : "";
                Value total = builder.Emit(Primitive.Add, xBar.Type, label, xBarDot, change);
                tangents[xBar.Id] = total;
                linear.Add(total.Id);
                Value term = builder.Emit(Primitive.Multiply, gradient, directions[a]);
                slope = builder.Emit(Primitive.Add, slope, term);
                scalar++;
            }
            else
            {
                slope = AddElements(
                    gradients[buffer], products[buffer], directions[a], xBarDot, bar, barDot, slope, builder);
                buffer++;
            }
        }

        tangents[call.Results[0].Id] = slope;
        linear.Add(slope.Id);
    }

    private static Value AddElements(
        Value gradient,
        Value product,
        Value xDot,
        Value xBarDot,
        Value bar,
        Value barDot,
        Value slope,
        BlockBuilder builder)
    {
        Value index = builder.Values.New(IrType.Int32, "i");
        Value sofar = builder.Values.New(slope.Type);
        Value total = builder.Values.New(slope.Type);
        BlockBuilder body = builder.Nested();
        Value g = body.Load(gradient, index);
        body.Accumulate(xBarDot, index, Change(bar, barDot, g, body.Load(product, index), body));
        Value term = body.Emit(Primitive.Multiply, g, body.Load(xDot, index));
        Value next = body.Emit(Primitive.Add, sofar, term);
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", gradient);
        builder.For(builder.Constant(0), length, 1, false, [slope], [total], body.Build([index, sofar], [next]));
        return total;
    }

    private static Value Change(Value bar, Value barDot, Value gradient, Value product, BlockBuilder builder) =>
        builder.Emit(
            Primitive.Add,
            builder.Emit(Primitive.Multiply, barDot, gradient),
            builder.Emit(Primitive.Multiply, bar, product));

    private static Value Allocate(Value like, string suffix, BlockBuilder builder)
    {
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", like);
        IrType type = IrType.Buffer(like.Type.Element, writable: true);
        return builder.Emit(Primitive.Allocate, type, like.Name.Length > 0 ? like.Name + suffix : "", length);
    }
}

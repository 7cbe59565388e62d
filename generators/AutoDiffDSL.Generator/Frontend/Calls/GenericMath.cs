using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Static members of a type parameter, with the type that stands for it: those of the interfaces of generic mathematics
/// are operations on numbers, those of the user's interfaces are what the type implements them by.
/// </summary>
internal sealed class GenericMath(MethodLowering method)
{
    private static readonly Dictionary<string, double> Constants = new()
    {
        ["Zero"] = 0,
        ["One"] = 1,
        ["NegativeOne"] = -1,
        ["AdditiveIdentity"] = 0,
        ["MultiplicativeIdentity"] = 1,
        ["E"] = System.Math.E,
        ["Pi"] = System.Math.PI,
        ["Tau"] = 2 * System.Math.PI,
        ["NaN"] = double.NaN,
        ["PositiveInfinity"] = double.PositiveInfinity,
        ["NegativeInfinity"] = double.NegativeInfinity,
        ["NegativeZero"] = -0.0,
    };

    private static readonly Dictionary<string, Primitive> Operators = new()
    {
        ["op_Addition"] = Primitive.Add,
        ["op_Subtraction"] = Primitive.Subtract,
        ["op_Multiply"] = Primitive.Multiply,
        ["op_Division"] = Primitive.Divide,
        ["op_Modulus"] = Primitive.Remainder,
        ["op_CheckedAddition"] = Primitive.AddChecked,
        ["op_CheckedSubtraction"] = Primitive.SubtractChecked,
        ["op_CheckedMultiply"] = Primitive.MultiplyChecked,
        ["op_UnaryNegation"] = Primitive.Negate,
        ["op_Increment"] = Primitive.Add,
        ["op_Decrement"] = Primitive.Subtract,
        ["op_LessThan"] = Primitive.Less,
        ["op_LessThanOrEqual"] = Primitive.LessEqual,
        ["op_GreaterThan"] = Primitive.Greater,
        ["op_GreaterThanOrEqual"] = Primitive.GreaterEqual,
        ["op_Equality"] = Primitive.Equal,
        ["op_Inequality"] = Primitive.NotEqual,
        ["op_BitwiseAnd"] = Primitive.And,
        ["op_BitwiseOr"] = Primitive.Or,
        ["op_ExclusiveOr"] = Primitive.Xor,
        ["op_OnesComplement"] = Primitive.Not,
        ["op_LeftShift"] = Primitive.ShiftLeft,
        ["op_RightShift"] = Primitive.ShiftRight,
        ["op_UnsignedRightShift"] = Primitive.UnsignedShiftRight,
    };

    /// <summary>Whether a member is declared by an interface, to be found in the type that implements it.</summary>
    public static bool IsOfInterface(ISymbol member) =>
        member.IsStatic
        && member.ContainingType.TypeKind == TypeKind.Interface
        && (member.IsAbstract || member.IsVirtual);

    /// <summary>The operator of an interface on numbers; null on other values.</summary>
    public Value? Operator(IMethodSymbol op, IReadOnlyList<Value> operands)
    {
        if (op.ContainingType.TypeKind != TypeKind.Interface || operands.Any(o => !o.Type.IsScalar))
        {
            return null;
        }

        if (op.Name == "op_UnaryPlus")
        {
            return operands[0];
        }

        if (!Operators.TryGetValue(op.Name, out Primitive primitive))
        {
            return null;
        }

        Value[] values = op.Name is "op_Increment" or "op_Decrement"
            ? [operands[0], method.Builder.Number(operands[0].Type, 1)]
            : [.. operands];
        primitive = operands[0].Type.IsFloating ? Unchecked(primitive) : primitive;
        return primitive is >= Primitive.Less and <= Primitive.NotEqual
            ? method.Builder.Compare(primitive, values[0], values[1])
            : method.Builder.Emit(primitive, values);
    }

    /// <summary>A call of a static member on numbers; null where it is none.</summary>
    public Value? Call(IInvocationOperation call)
    {
        if (!IsOfInterface(call.TargetMethod) && !IsConversion(call.TargetMethod))
        {
            return null;
        }

        ITypeSymbol? type = IsOfInterface(call.TargetMethod) ? call.ConstrainedToType : call.Type;
        if (method.Types.Map(type) is not { IsScalar: true } self)
        {
            return null;
        }

        if (IsConversion(call.TargetMethod) && call.Arguments.Length == 1
            && method.Types.Map(call.Arguments[0].Value.Type) is { IsScalar: true })
        {
            Value value = method.Expressions.Lower(call.Arguments[0].Value);
            bool isChecked = call.TargetMethod.Name == "CreateChecked";
            return isChecked || self.IsFloating ? method.Arithmetic.Convert(value, self.Element, isChecked) : null;
        }

        IrType?[] parameters = [.. call.TargetMethod.Parameters.Select(p => method.Types.Map(Concrete(p.Type, call)))];
        return parameters.All(p => p is not null)
            && FunctionTable.Find(call.TargetMethod.Name, [.. parameters.Select(p => p!.Value)]) is { } function
                ? method.Calls.LowerFunction(function, call)
                : null;
    }

    /// <summary>A constant such as <c>T.Zero</c>; null where it is none.</summary>
    public Value? Constant(IPropertyReferenceOperation property) =>
        IsOfInterface(property.Property)
        && method.Types.Map(property.Type) is { IsScalar: true } type
        && Constants.TryGetValue(property.Property.Name, out double value)
            ? method.Builder.Number(type, type.IsFloating ? value : System.Math.Truncate(value))
            : null;

    /// <summary>What a type implements a member of an interface by; null where it does not.</summary>
    public IMethodSymbol? Implementation(IMethodSymbol target, ITypeSymbol? type)
    {
        if (method.Types.Resolve(type) is not INamedTypeSymbol named)
        {
            return null;
        }

        foreach (INamedTypeSymbol candidate in named.AllInterfaces.Where(i => SymbolEqualityComparer.Default.Equals(
            i.OriginalDefinition, target.ContainingType.OriginalDefinition)))
        {
            ISymbol? member = candidate.GetMembers(target.Name).FirstOrDefault(m =>
                SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, target.OriginalDefinition));
            if (member is not null && named.FindImplementationForInterfaceMember(member) is IMethodSymbol found)
            {
                return found.IsGenericMethod
                    ? found.Construct([.. target.TypeArguments.Select(a => method.Types.Resolve(a)!)])
                    : found;
            }
        }

        return null;
    }

    /// <summary>A parameter's type: that of the interface's own type parameter is the implementing type.</summary>
    private static ITypeSymbol? Concrete(ITypeSymbol type, IInvocationOperation call) =>
        type is ITypeParameterSymbol { ContainingSymbol: INamedTypeSymbol { TypeKind: TypeKind.Interface } }
            ? call.ConstrainedToType
            : type;

    private static bool IsConversion(IMethodSymbol target) =>
        target is { IsStatic: true, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating" }
        && (target.ContainingType.TypeKind == TypeKind.Interface
            || FunctionTable.IsMathematical(target.ContainingType));

    private static Primitive Unchecked(Primitive op) => op switch
    {
        Primitive.AddChecked => Primitive.Add,
        Primitive.SubtractChecked => Primitive.Subtract,
        Primitive.MultiplyChecked => Primitive.Multiply,
        _ => op,
    };
}

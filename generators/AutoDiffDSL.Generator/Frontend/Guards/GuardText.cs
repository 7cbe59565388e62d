using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Guards;

/// <summary>
/// What a guard says, as text that holds wherever the generated code stands: names are written in full, and numbers
/// are left out as holes, since their variables have other names there.
/// </summary>
internal sealed class GuardText(MethodLowering method)
{
    private readonly StringBuilder text = new();
    private readonly List<Value> holes = [];

    /// <summary>The values of the holes in order.</summary>
    public IReadOnlyList<Value> Holes => holes;

    public override string ToString() => text.ToString();

    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>Writes what is thrown; false where the generated code could not say it.</summary>
    public bool TryWriteException(IOperation exception) =>
        Unwrap(exception) is not { ConstantValue.HasValue: true } && TryWrite(exception);

    public bool TryWriteCall(IInvocationOperation call)
    {
        if (!IsAccessible(call.TargetMethod))
        {
            return false;
        }

        if (call.Instance is { } instance)
        {
            if (!TryWriteReceiver(instance))
            {
                return false;
            }
        }
        else
        {
            text.Append(NameOf(call.TargetMethod.ContainingType));
        }

        text.Append('.').Append(Escape(call.TargetMethod.Name));
        return TryWriteArguments(call.Arguments);
    }

    private bool TryWrite(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return TryWrite(parenthesized.Operand);
            case INameOfOperation name:
                return TryWriteNameOf(name);
            case { ConstantValue: { HasValue: true, Value: var value } }:
                return TryWriteConstant(operation, value);
            case IConversionOperation { OperatorMethod: null } conversion
                when method.Types.Map(conversion.Type) is null:
                return TryWrite(conversion.Operand);
            case IObjectCreationOperation { Initializer: null, Constructor: { } constructor } creation
                when IsAccessible(constructor):
                text.Append("new ").Append(NameOf(creation.Type!));
                return TryWriteArguments(creation.Arguments);
            case IInterpolatedStringOperation interpolated:
                return TryWriteInterpolated(interpolated);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsText(sum.Type):
                return TryWrite(sum.LeftOperand) && Append(" + ") && TryWriteReceiver(sum.RightOperand);
            case ITypeOfOperation type when IsAccessible(type.TypeOperand):
                return Append("typeof(" + NameOf(type.TypeOperand) + ")");
            case IMemberReferenceOperation { Instance: null, Member: IFieldSymbol or IPropertySymbol } member
                when method.Types.Map(member.Type) is null && IsAccessible(member.Member):
                return Append(NameOf(member.Member.ContainingType) + "." + Escape(member.Member.Name));
            case IInvocationOperation call when method.Types.Map(call.Type) is null:
                return TryWriteCall(call);
            default:
                return TryWriteNumber(operation);
        }
    }

    /// <summary>Something that a member access, or an operator, follows or precedes.</summary>
    private bool TryWriteReceiver(IOperation operation)
    {
        bool isSimple = method.Types.Map(operation.Type) is not null || operation is not IBinaryOperation;
        return isSimple ? TryWrite(operation) : Append("(") && TryWrite(operation) && Append(")");
    }

    private bool TryWriteNumber(IOperation operation)
    {
        if (method.Types.Map(operation.Type) is not { IsScalar: true })
        {
            return false;
        }

        bool isEnum = operation.Type is { TypeKind: TypeKind.Enum };
        text.Append(isEnum ? "((" + NameOf(operation.Type!) + ")" : "");
        text.Append(Instruction.Hole).Append(isEnum ? ")" : "");
        holes.Add(method.Expressions.Lower(operation));
        return true;
    }

    private bool TryWriteConstant(IOperation operation, object? value)
    {
        if (operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            && type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, value))
                is { } field)
        {
            return Append(NameOf(type) + "." + Escape(field.Name));
        }

        return value switch
        {
            null => Append("null"),
            string or char => Append(
                SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!),
            _ => TryWriteNumber(operation),
        };
    }

    /// <summary>Parameters of the attributed method have their names in generated code too; others do not.</summary>
    private bool TryWriteNameOf(INameOfOperation name) =>
        name.Argument is IParameterReferenceOperation { Parameter: var parameter } && method.IsOwnParameter(parameter)
            ? Append("nameof(" + Escape(parameter.Name) + ")")
            : Append(SymbolDisplay.FormatLiteral((string)name.ConstantValue.Value!, quote: true));

    private bool TryWriteInterpolated(IInterpolatedStringOperation interpolated)
    {
        text.Append("$\"");
        foreach (IInterpolatedStringContentOperation part in interpolated.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation { Text.ConstantValue.Value: string literal }:
                    text.Append(Quoted(literal));
                    break;
                case IInterpolationOperation interpolation when TryWriteHole(interpolation):
                    break;
                default:
                    return false;
            }
        }

        return Append("\"");
    }

    private bool TryWriteHole(IInterpolationOperation interpolation)
    {
        bool isNumber = method.Types.Map(interpolation.Expression.Type) is not null;
        text.Append(isNumber ? "{" : "{(");
        if (!TryWrite(interpolation.Expression))
        {
            return false;
        }

        text.Append(isNumber ? "" : ")");
        if (interpolation.Alignment?.ConstantValue.Value is int alignment)
        {
            text.Append(',').Append(alignment.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (interpolation.FormatString?.ConstantValue.Value is string format)
        {
            text.Append(':').Append(Quoted(format));
        }

        return Append("}");
    }

    /// <summary>
    /// Arguments in the order in which they are written; what the compiler fills in by itself it fills in again, but
    /// for texts about the place of the call.
    /// </summary>
    private bool TryWriteArguments(IEnumerable<IArgumentOperation> arguments)
    {
        text.Append('(');
        int next = 0;
        string separator = "";
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (parameter.RefKind is not (RefKind.None or RefKind.In)
                || (argument.ArgumentKind == ArgumentKind.DefaultValue && !IsAboutCall(parameter)))
            {
                if (parameter.RefKind is RefKind.None or RefKind.In)
                {
                    continue;
                }

                return false;
            }

            IReadOnlyList<IOperation> values = argument is { ArgumentKind: ArgumentKind.ParamArray }
                && argument.Value is IArrayCreationOperation { Initializer: { } elements }
                ? elements.ElementValues
                : [argument.Value];
            foreach (IOperation value in values)
            {
                text.Append(separator).Append(parameter.Ordinal == next ? "" : Escape(parameter.Name) + ": ");
                separator = ", ";
                if (!(IsAboutCall(parameter) ? TryWriteParameterName(value) : TryWrite(value)))
                {
                    return false;
                }
            }

            next = parameter.Ordinal + 1;
        }

        return Append(")");
    }

    /// <summary>The argument's text, where it names a parameter that the generated method has as well.</summary>
    private bool TryWriteParameterName(IOperation value) =>
        value is { ConstantValue: { HasValue: true, Value: string name } } && method.HasOwnParameter(name)
            ? Append("nameof(" + Escape(name) + ")")
            : TryWrite(value);

    private static bool IsAboutCall(IParameterSymbol parameter) =>
        parameter.GetAttributes().Any(a => a.AttributeClass?.Name is "CallerArgumentExpressionAttribute"
            or "CallerMemberNameAttribute" or "CallerLineNumberAttribute" or "CallerFilePathAttribute");

    private bool IsAccessible(ISymbol symbol) => symbol is ITypeParameterSymbol
        ? false
        : method.Compilation.IsSymbolAccessibleWithin(symbol, method.Attributed.ContainingType);

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static string Quoted(string literal)
    {
        string quoted = SymbolDisplay.FormatLiteral(literal, quote: true);
        return quoted.Substring(1, quoted.Length - 2).Replace("{", "{{").Replace("}", "}}");
    }

    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation conversion ? Unwrap(conversion.Operand) : operation;

    private bool Append(string literal)
    {
        text.Append(literal);
        return true;
    }
}

using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Guards;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Static readonly fields and get-only properties: constants to differentiation, which generated code reads where they
/// stand, once, at its start.
/// </summary>
internal sealed class StaticLowering(MethodLowering method)
{
    private readonly Dictionary<ISymbol, Value[]> known = new(SymbolEqualityComparer.Default);
    private readonly List<(Value Value, IOperation Reference, Frame Frame)> arrays = [];
    private readonly List<Instruction> reads = [];

    /// <summary>What a member holds; null for one that generated code cannot or need not read.</summary>
    public Value[]? Read(IMemberReferenceOperation reference)
    {
        ISymbol member = reference.Member;
        bool isTensor = method.TensorMembers.IsTensor(reference);
        if ((method.Types.Map(reference.Type) is null && !isTensor)
            || !IsConstant(member)
            || member.ContainingType.IsGenericType
            || method.Types.Map(member.ContainingType) is not null
            || !method.Compilation.IsSymbolAccessibleWithin(member, method.Attributed.ContainingType))
        {
            return null;
        }

        if (!known.TryGetValue(member, out Value[] values))
        {
            values = isTensor ? Tensor(member, reference) : [Read(member, reference)];
            known[member] = values;
        }

        return values;
    }

    /// <summary>What reads the fields; it stands before everything else.</summary>
    public IReadOnlyList<Instruction> Reads => reads;

    /// <summary>Reports static arrays that the method writes.</summary>
    public void CheckWrites(Function function)
    {
        foreach (int written in BufferTyping.WrittenFields(function))
        {
            (Value _, IOperation reference, Frame frame) = arrays.First(a => a.Value.Id == written);
            method.Diagnostics.Report(
                ExpressionDiagnostics.StaticField,
                reference.Syntax.GetLocation(),
                StatementText.Short(reference.Syntax),
                frame);
        }
    }

    private Value Read(ISymbol member, IOperation reference) =>
        Read(NameOf(member), TextOf(member), method.Types.Map(reference.Type)!.Value, reference);

    private Value[] Tensor(ISymbol member, IOperation reference)
    {
        Layout layout = method.Types.Of(reference.Type)!;
        string text = TextOf(member);
        Value cells = Read(
            NameOf(member), $"global::AutoDiffDSL.Tape.Cells.Of({text})", layout.Leaves[0], reference);
        Value lengths = Read(NameOf(member) + "Lengths", text + ".Lengths", layout.Leaves[1], reference);
        method.Shapes.AddInput(lengths, member.Name);
        return [cells, lengths];
    }

    private static string TextOf(ISymbol member) =>
        GuardText.NameOf(member.ContainingType) + "." + GuardText.Escape(member.Name);

    private static string NameOf(ISymbol member) =>
        char.ToLowerInvariant(member.Name.TrimStart('_')[0]) + member.Name.TrimStart('_').Substring(1);

    private Value Read(string name, string text, IrType type, IOperation reference)
    {
        IrType held = type.IsBuffer ? type.ReadOnly : type;
        Value value = method.Builder.Values.New(held, name);
        reads.Add(new Instruction(Primitive.Field, [value], [], [], 0, false, Origin.None) { Text = text });
        if (type.IsBuffer)
        {
            method.Buffers.SetRoot(value);
            arrays.Add((value, reference, method.Frame));
        }

        return value;
    }

    private static bool IsConstant(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly,
        _ => IsAutomatic(member) || IsTable(member),
    };

    /// <summary><c>static double Rate { get; }</c>.</summary>
    private static bool IsAutomatic(ISymbol member) =>
        member is IPropertySymbol { SetMethod: null, Parameters.Length: 0 }
        && member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f =>
            SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, member));

    /// <summary><c>static ReadOnlySpan&lt;double&gt; Weights => [1, 2, 3]</c>: data, and no code.</summary>
    private static bool IsTable(ISymbol member) => member is IPropertySymbol { SetMethod: null } property
        && property.Type.Name == "ReadOnlySpan"
        && property.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is PropertyDeclarationSyntax
        {
            ExpressionBody.Expression: CollectionExpressionSyntax or ArrayCreationExpressionSyntax
                or ImplicitArrayCreationExpressionSyntax,
        } declaration
            && !declaration.DescendantNodes().Any(n => n is IdentifierNameSyntax or InvocationExpressionSyntax));
}

using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// <c>List&lt;T&gt;</c> and <c>IReadOnlyList&lt;T&gt;</c> as constants: a list is a parameter, a static field or a
/// field of the instance from beginning to end, so that generated code reads it where it stands. Its elements are read
/// by their own indexer, which throws as it does in the method itself.
/// </summary>
internal sealed class ListLowering(MethodLowering method)
{
    public bool IsList(IOperation? operation) =>
        method.Types.Of(operation?.Type) is { IsLeaf: true, Type.IsList: true };

    /// <summary>Whether an assignment goes to an element or a property of a list; it is reported.</summary>
    public bool RefusesTarget(IOperation target)
    {
        IOperation? instance = target switch
        {
            IPropertyReferenceOperation property => property.Instance,
            IImplicitIndexerReferenceOperation element => element.Instance,
            _ => null,
        };
        return IsList(instance) && Refuse(target);
    }

    /// <summary>Whether a call is one of a list's methods; it is reported.</summary>
    public bool RefusesCall(IInvocationOperation call) => IsList(call.Instance) && Refuse(call);

    /// <summary>
    /// Whether something that is no list is used as one: an array behind an interface, or a collection expression. It
    /// is reported.
    /// </summary>
    public bool RefusesConversion(IConversionOperation conversion, IrType? from, IrType? to) =>
        to is { IsList: true } && from is not { IsList: true } && Refuse(conversion);

    /// <summary>
    /// Takes the lists out of what the branches of a conditional change: behind it, a list is the one that both agree
    /// on.
    /// </summary>
    public Variable[] Settle(Variable[] changed, Scope before, Scope then, Scope otherwise)
    {
        foreach (Variable list in changed.Where(v => v.Type.IsList))
        {
            Value? value = then[list] ?? otherwise[list];
            if (value is not null && otherwise[list] is { } other && other.Id != value.Id)
            {
                ReportOpen();
            }

            before[list] = value;
        }

        return [.. changed.Where(v => !v.Type.IsList)];
    }

    /// <summary>Reports lists that are other ones behind a run of a loop's body than before it.</summary>
    public void CheckKept(Scope before, Scope after)
    {
        foreach (Variable list in before.Variables.Where(v => v.Type.IsList))
        {
            Value? left = after[list];
            if (before[list] is { } entered && left is { } other && entered.Id != other.Id)
            {
                ReportOpen();
            }

            before[list] ??= left;
        }
    }

    private void ReportOpen()
    {
        SyntaxNode? node = method.Sources.Current;
        method.Diagnostics.Report(
            ExpressionDiagnostics.List,
            node?.GetLocation() ?? method.Attributed.Locations[0],
            node is null ? method.Attributed.Name : StatementText.Short(node),
            method.Frame);
    }

    private bool Refuse(IOperation operation)
    {
        method.Report(ExpressionDiagnostics.List, operation);
        return true;
    }
}

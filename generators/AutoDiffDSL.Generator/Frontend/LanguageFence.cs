using System.Collections.Generic;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// The one list of what the language accepts: every <see cref="OperationKind"/> is accepted or has its error. A kind
/// that is not
/// listed here is an error as well.
/// </summary>
internal static class LanguageFence
{
    /// <summary>Kinds that the frontend lowers, at least in some of their forms; null marks acceptance.</summary>
    private static readonly Dictionary<OperationKind, DiagnosticDescriptor?> Kinds = new()
    {
        [OperationKind.Block] = null,
        [OperationKind.VariableDeclarationGroup] = null,
        [OperationKind.VariableDeclaration] = null,
        [OperationKind.VariableDeclarator] = null,
        [OperationKind.VariableInitializer] = null,
        [OperationKind.MethodBody] = null,
        [OperationKind.Loop] = null,
        [OperationKind.Branch] = null,
        [OperationKind.Empty] = null,
        [OperationKind.Return] = null,
        [OperationKind.ExpressionStatement] = null,
        [OperationKind.Literal] = null,
        [OperationKind.Conversion] = null,
        [OperationKind.Invocation] = null,
        [OperationKind.Argument] = null,
        [OperationKind.ArrayElementReference] = null,
        [OperationKind.ImplicitIndexerReference] = null,
        [OperationKind.LocalReference] = null,
        [OperationKind.ParameterReference] = null,
        [OperationKind.Unary] = null,
        [OperationKind.Binary] = null,
        [OperationKind.Conditional] = null,
        [OperationKind.SimpleAssignment] = null,
        [OperationKind.CompoundAssignment] = null,
        [OperationKind.Increment] = null,
        [OperationKind.Decrement] = null,
        [OperationKind.Parenthesized] = null,
        [OperationKind.DefaultValue] = null,
        [OperationKind.DeconstructionAssignment] = null,
        [OperationKind.DeclarationExpression] = null,
        [OperationKind.Discard] = null,
        [OperationKind.ArrayCreation] = null,
        [OperationKind.ArrayInitializer] = null,
        [OperationKind.CollectionExpression] = null,
        [OperationKind.Throw] = null,
        [OperationKind.LocalFunction] = null,
        [OperationKind.Switch] = null,
        [OperationKind.SwitchCase] = null,
        [OperationKind.CaseClause] = null,
        [OperationKind.SwitchExpression] = null,
        [OperationKind.SwitchExpressionArm] = null,
        [OperationKind.IsPattern] = null,
        [OperationKind.ConstantPattern] = null,
        [OperationKind.DeclarationPattern] = null,
        [OperationKind.RecursivePattern] = null,
        [OperationKind.DiscardPattern] = null,
        [OperationKind.NegatedPattern] = null,
        [OperationKind.BinaryPattern] = null,
        [OperationKind.TypePattern] = null,
        [OperationKind.RelationalPattern] = null,

        [OperationKind.Try] = StatementDiagnostics.Try,
        [OperationKind.CatchClause] = StatementDiagnostics.Try,
        [OperationKind.Using] = StatementDiagnostics.Using,
        [OperationKind.UsingDeclaration] = StatementDiagnostics.Using,
        [OperationKind.Lock] = StatementDiagnostics.Lock,
        [OperationKind.Labeled] = StatementDiagnostics.Goto,
        [OperationKind.AddressOf] = StatementDiagnostics.Unsafe,
        [OperationKind.FunctionPointerInvocation] = StatementDiagnostics.Unsafe,
        [OperationKind.RaiseEvent] = StatementDiagnostics.Event,
        [OperationKind.EventAssignment] = StatementDiagnostics.Event,
        [OperationKind.EventReference] = StatementDiagnostics.Event,

        [OperationKind.IsType] = ExpressionDiagnostics.Pattern,
        [OperationKind.PropertySubpattern] = ExpressionDiagnostics.Pattern,
        [OperationKind.ListPattern] = ExpressionDiagnostics.Pattern,
        [OperationKind.SlicePattern] = ExpressionDiagnostics.Pattern,
        [OperationKind.AnonymousFunction] = ExpressionDiagnostics.Lambda,
        [OperationKind.FlowAnonymousFunction] = ExpressionDiagnostics.Lambda,
        [OperationKind.DelegateCreation] = ExpressionDiagnostics.Lambda,
        [OperationKind.MethodReference] = ExpressionDiagnostics.Lambda,
        [OperationKind.Tuple] = ExpressionDiagnostics.Tuple,
        [OperationKind.TupleBinary] = ExpressionDiagnostics.Tuple,
        [OperationKind.InterpolatedString] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringText] = ExpressionDiagnostics.Text,
        [OperationKind.Interpolation] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringHandlerCreation] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringAddition] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringAppendLiteral] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringAppendFormatted] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringAppendInvalid] = ExpressionDiagnostics.Text,
        [OperationKind.InterpolatedStringHandlerArgumentPlaceholder] = ExpressionDiagnostics.Text,
        [OperationKind.NameOf] = ExpressionDiagnostics.Text,
        [OperationKind.Utf8String] = ExpressionDiagnostics.Text,
        [OperationKind.DynamicObjectCreation] = ExpressionDiagnostics.Dynamic,
        [OperationKind.DynamicMemberReference] = ExpressionDiagnostics.Dynamic,
        [OperationKind.DynamicInvocation] = ExpressionDiagnostics.Dynamic,
        [OperationKind.DynamicIndexerAccess] = ExpressionDiagnostics.Dynamic,
        [OperationKind.ObjectCreation] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.AnonymousObjectCreation] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.TypeParameterObjectCreation] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.ObjectOrCollectionInitializer] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.MemberInitializer] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.With] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.FieldInitializer] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.PropertyInitializer] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.ParameterInitializer] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.ConstructorBody] = ExpressionDiagnostics.ObjectCreation,
        [OperationKind.PropertyReference] = ExpressionDiagnostics.Property,
        [OperationKind.FieldReference] = ExpressionDiagnostics.StaticField,
        [OperationKind.Coalesce] = ExpressionDiagnostics.Null,
        [OperationKind.CoalesceAssignment] = ExpressionDiagnostics.Null,
        [OperationKind.ConditionalAccess] = ExpressionDiagnostics.Null,
        [OperationKind.ConditionalAccessInstance] = ExpressionDiagnostics.Null,
        [OperationKind.IsNull] = ExpressionDiagnostics.Null,
        [OperationKind.TypeOf] = ExpressionDiagnostics.TypeObject,
        [OperationKind.SizeOf] = ExpressionDiagnostics.TypeObject,
        [OperationKind.Attribute] = ExpressionDiagnostics.TypeObject,
        [OperationKind.TranslatedQuery] = ExpressionDiagnostics.Query,
        [OperationKind.Range] = ExpressionDiagnostics.IndexValue,
        [OperationKind.InlineArrayAccess] = ExpressionDiagnostics.InlineArray,
        [OperationKind.Spread] = ExpressionDiagnostics.Spread,

        // C# lets none of these stand in a method whose result and modifiers the language accepts.
        [OperationKind.YieldReturn] = ExpressionDiagnostics.Unknown,
        [OperationKind.YieldBreak] = ExpressionDiagnostics.Unknown,
        [OperationKind.Stop] = ExpressionDiagnostics.Unknown,
        [OperationKind.End] = ExpressionDiagnostics.Unknown,
        [OperationKind.ReDim] = ExpressionDiagnostics.Unknown,
        [OperationKind.ReDimClause] = ExpressionDiagnostics.Unknown,
        [OperationKind.OmittedArgument] = ExpressionDiagnostics.Unknown,
        [OperationKind.Await] = ExpressionDiagnostics.Unknown,
        [OperationKind.InstanceReference] = ExpressionDiagnostics.Unknown,
        [OperationKind.FlowCapture] = ExpressionDiagnostics.Unknown,
        [OperationKind.FlowCaptureReference] = ExpressionDiagnostics.Unknown,
        [OperationKind.CaughtException] = ExpressionDiagnostics.Unknown,
        [OperationKind.StaticLocalInitializationSemaphore] = ExpressionDiagnostics.Unknown,
        [OperationKind.None] = ExpressionDiagnostics.Unknown,
        [OperationKind.Invalid] = ExpressionDiagnostics.Unknown,
    };

    /// <summary>Whether the list says anything about the kind; only then is an omission impossible.</summary>
    public static bool Lists(OperationKind kind) => Kinds.ContainsKey(kind);

    /// <summary>Whether no form of the operation is covered.</summary>
    public static bool IsRefused(IOperation operation) =>
        !Kinds.TryGetValue(operation.Kind, out DiagnosticDescriptor? error) || error is not null;

    /// <summary>Reports that the language does not cover the operation, or this form of it.</summary>
    public static void Refuse(MethodLowering method, IOperation operation)
    {
        if (operation.Kind == OperationKind.Invalid || operation.Syntax.ContainsDiagnostics)
        {
            method.Diagnostics.IsInvalid = true;
            return;
        }

        if (operation is IPropertyReferenceOperation { Property: var property }
            && TensorTypes.Contains(property.ContainingType))
        {
            LibraryAdvice.Report(method, property, operation);
            return;
        }

        method.Report(Error(operation), operation);
    }

    /// <summary>As <see cref="Refuse"/>, with a value in the operation's place.</summary>
    public static Value RefuseValue(MethodLowering method, IOperation operation)
    {
        Refuse(method, operation);
        return method.Placeholder(operation);
    }

    private static DiagnosticDescriptor Error(IOperation operation) => operation switch
    {
        IForEachLoopOperation => StatementDiagnostics.ForEach,
        IBranchOperation => StatementDiagnostics.Goto,
        IDynamicMemberReferenceOperation => ExpressionDiagnostics.Dynamic,
        IFieldReferenceOperation { Instance: not null } => ExpressionDiagnostics.ObjectCreation,
        IArrayElementReferenceOperation => ExpressionDiagnostics.MultiDimensionalArray,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => ExpressionDiagnostics.IndexValue,
        IConversionOperation { OperatorMethod: not null } => ExpressionDiagnostics.UserOperator,
        IConversionOperation conversion when IsRefused(conversion.Operand) => Error(conversion.Operand),
        { Kind: OperationKind.None } => OfSyntax(operation.Syntax),
        _ => Kinds.TryGetValue(operation.Kind, out DiagnosticDescriptor? error) && error is not null
            ? error
            : ExpressionDiagnostics.Unknown,
    };

    /// <summary>Constructs for which the compiler has no public operation.</summary>
    private static DiagnosticDescriptor OfSyntax(SyntaxNode syntax) => syntax switch
    {
        FixedStatementSyntax or UnsafeStatementSyntax => StatementDiagnostics.Unsafe,
        _ when syntax.IsKind(SyntaxKind.PointerIndirectionExpression)
            || syntax.IsKind(SyntaxKind.PointerMemberAccessExpression)
            || syntax.IsKind(SyntaxKind.AddressOfExpression) => StatementDiagnostics.Unsafe,
        ElementAccessExpressionSyntax => StatementDiagnostics.Unsafe,
        RefExpressionSyntax => ExpressionDiagnostics.RefExpression,
        _ => ExpressionDiagnostics.Unknown,
    };
}

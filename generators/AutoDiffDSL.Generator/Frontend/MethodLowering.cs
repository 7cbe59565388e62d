using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Guards;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Patterns;
using AutoDiffDSL.Generator.Frontend.Tape;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// C# to the intermediate form for one attributed method. This is what the parts share: the block that is being built,
/// what the variables hold, and the method that is being read.
/// </summary>
internal sealed class MethodLowering
{
    private int variableCount;

    public MethodLowering(
        IMethodSymbol attributed,
        Compilation compilation,
        DiagnosticSink diagnostics,
        CancellationToken cancellation,
        CallTable table,
        SourceMap? sources = null)
    {
        Table = table;
        Sources = sources ?? new SourceMap();
        Attributed = attributed;
        Compilation = compilation;
        Diagnostics = diagnostics;
        Cancellation = cancellation;
        Narrowing = new Narrowing(this);
        Builder = new BlockBuilder(new ValueFactory(), Observe);
        Regions = new RegionLowering(this);
        Jumps = new JumpScan(this);
        Statements = new StatementLowering(this);
        Loops = new LoopLowering(this);
        ForEach = new ForEachLowering(this);
        Expressions = new ExpressionLowering(this);
        Conditions = new ConditionLowering(this);
        Arithmetic = new ArithmeticLowering(this);
        Assignments = new AssignmentLowering(this);
        Buffers = new BufferLowering(this);
        Copies = new CopyLowering(this);
        Calls = new CallLowering(this);
        Delegates = new DelegateLowering(this);
        Generics = new GenericMath(this);
        Tensors = new TensorLowering(this);
        Statics = new StaticLowering(this);
        Guards = new GuardLowering(this);
        Patterns = new PatternLowering(this);
        Switches = new SwitchLowering(this);
        Types = new LayoutReader(t => Substitution.Apply(t, Frame.TypeArguments, compilation), Self);
        Places = new PlaceLowering(this);
        Composites = new CompositeLowering(this);
        Members = new MemberLowering(this);
        Structs = new StructLowering(this);
        Tuples = new TupleLowering(this);
        Matrices = new MatrixLowering(this);
        TensorMembers = new TensorMembers(this);
        TensorFunctions = new TensorFunctions(this);
        TensorCreation = new TensorCreation(this);
        Shapes = new TensorShapes(this);
        Lists = new ListLowering(this);
        References = new ReferenceLowering(this);
    }

    public Compilation Compilation { get; }

    /// <summary>The method that carries the attribute.</summary>
    public IMethodSymbol Attributed { get; }

    public DiagnosticSink Diagnostics { get; }

    public CancellationToken Cancellation { get; }

    public BlockBuilder Builder { get; set; }

    public Scope Scope { get; set; } = new();

    public Frame Frame { get; set; } = null!;

    public RegionLowering Regions { get; }

    public JumpScan Jumps { get; }

    public StatementLowering Statements { get; }

    public LoopLowering Loops { get; }

    public ForEachLowering ForEach { get; }

    public ExpressionLowering Expressions { get; }

    public ConditionLowering Conditions { get; }

    public ArithmeticLowering Arithmetic { get; }

    public AssignmentLowering Assignments { get; }

    public BufferLowering Buffers { get; }

    public CopyLowering Copies { get; }

    public CallLowering Calls { get; }

    /// <summary>Which methods are called in derivatives rather than inlined.</summary>
    public CallTable Table { get; }

    /// <summary>The calls of such methods, with where they stand.</summary>
    public List<(Instruction Call, Location Location)> CallSites { get; } = [];

    public DelegateLowering Delegates { get; }

    public GenericMath Generics { get; }

    public TensorLowering Tensors { get; }

    public KnownConstants Known { get; } = new();

    /// <summary>Which wide integers are numbers of <c>int</c>.</summary>
    public Narrowing Narrowing { get; }

    /// <summary>Which source each value comes from.</summary>
    public SourceMap Sources { get; }

    public StaticLowering Statics { get; }

    public GuardLowering Guards { get; }

    public PatternLowering Patterns { get; }

    public SwitchLowering Switches { get; }

    public LayoutReader Types { get; }

    public PlaceLowering Places { get; }

    public CompositeLowering Composites { get; }

    public MemberLowering Members { get; }

    public StructLowering Structs { get; }

    public TupleLowering Tuples { get; }

    public MatrixLowering Matrices { get; }

    public TensorMembers TensorMembers { get; }

    public TensorFunctions TensorFunctions { get; }

    public TensorCreation TensorCreation { get; }

    public TensorShapes Shapes { get; }

    public ListLowering Lists { get; }

    public ReferenceLowering References { get; }

    /// <summary>The class whose instance method the attributed one is; null for a static one or a struct's.</summary>
    public INamedTypeSymbol? Self =>
        Attributed is { IsStatic: false, ContainingType: { IsValueType: false } type } ? type : null;

    /// <summary>The instance that the method belongs to, which nothing may change; null for a static one.</summary>
    public Place? Instance { get; set; }

    /// <summary>Where a value was stored, for errors that only the whole method shows.</summary>
    public List<(Value Buffer, Value Value, Location Location)> Stores { get; } = [];

    /// <summary>What the source converts from a floating-point number to an integer.</summary>
    public List<(Value Value, Location Location, string Text)> Conversions { get; } = [];

    /// <summary>The names of the attributed method's array parameters, by their values: null may hide there.</summary>
    public Dictionary<int, string> ArrayParameters { get; } = [];

    /// <summary>The attributed method's array parameter that a value is, or null.</summary>
    public string? ArrayParameter(Value value) =>
        ArrayParameters.TryGetValue(value.Id, out string name) ? name : null;

    /// <summary>Whether a name in the source that is being read is that of a parameter of generated methods.</summary>
    public bool HasOwnParameter(string name) =>
        Frame.Caller is null && Attributed.Parameters.Any(p => p.Name == name);

    public bool IsOwnParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol owner
        && SymbolEqualityComparer.Default.Equals(
            owner.PartialDefinitionPart ?? owner, Attributed.PartialDefinitionPart ?? Attributed);

    /// <summary>
    /// The model of a file of the user's, or of the library's; null for one of another project, whose source counts no
    /// more than if only its assembly were at hand.
    /// </summary>
    public SemanticModel? ModelOf(SyntaxTree tree)
    {
        Compilation library = LibraryFunctions.Of(Compilation).Compilation;
        return Compilation.ContainsSyntaxTree(tree) ? Compilation.GetSemanticModel(tree)
            : library.ContainsSyntaxTree(tree) ? library.GetSemanticModel(tree)
            : null;
    }

    public Variable NewVariable(string name, IrType type, bool startsAtZero = false) =>
        new(name, type, variableCount++, startsAtZero);

    /// <summary>Variables for the leaves of a value; their names begin with <paramref name="name"/>.</summary>
    public Place NewPlace(string name, Layout layout, bool startsAtZero = false) => new(layout, [.. layout.Leaves
        .Select((l, i) => new Cell.OfVariable(NewVariable(LeafName(name, layout.Labels[i]), l, startsAtZero)))]);

    /// <summary>
    /// Declares a local, unassigned. One that a loop's condition declares is the same each time the condition is read.
    /// </summary>
    public Place DeclareLocal(ISymbol local, Layout layout)
    {
        if (Frame.Find(local) is not { } place || !place.Variables.All(Scope.Declares))
        {
            place = NewPlace(local.Name, layout);
            Frame.Declare(local, place);
        }

        foreach (Variable variable in place.Variables)
        {
            Scope[variable] = null;
        }

        return place;
    }

    public JumpTarget NewTarget(string flag) => new(NewVariable(flag, IrType.Boolean, startsAtZero: true));

    /// <summary>
    /// Makes <paramref name="value"/> what the variable holds, and gives it the variable's name if it has none.
    /// </summary>
    public void Assign(Variable variable, Value value) => Assign([(variable, value)]);

    /// <summary>As <see cref="Assign(Variable, Value)"/>, for the leaves of one value at once.</summary>
    public void Assign(IReadOnlyList<(Variable Variable, Value Value)> leaves)
    {
        var renamed = new Dictionary<int, Value>();
        foreach ((Variable variable, Value value) in leaves)
        {
            if (value.Name.Length == 0 && variable.Name.Length > 0 && !renamed.ContainsKey(value.Id)
                && Builder.TryRename(value, variable.Name) is { } named)
            {
                renamed.Add(value.Id, named);
            }
        }

        if (renamed.Count > 0)
        {
            Scope.Replace(renamed);
        }

        foreach ((Variable variable, Value value) in leaves)
        {
            Scope[variable] = renamed.TryGetValue(value.Id, out Value named) ? named : value;
        }
    }

    /// <summary>What the variable holds; zero before its first assignment.</summary>
    public Value Read(Variable variable) => Scope[variable] ?? Zero(variable.Type);

    /// <summary>
    /// The value that stands for one that C# proves is never read, or that an error has made meaningless.
    /// </summary>
    public Value Zero(IrType type) => type.IsBuffer
        ? Builder.Emit(Primitive.Allocate, type with { Shape = TypeShape.Buffer }, "", Builder.Constant(0))
        : Builder.Constant(type, 0);

    /// <summary>Reports an error at an operation, unless it only follows from an error at a declaration.</summary>
    public void Report(
        DiagnosticDescriptor descriptor, IOperation operation, string? subject = null, string advice = "")
    {
        bool follows = Diagnostics.HasErrors && operation.DescendantsAndSelf().Any(o =>
            o is ILocalReferenceOperation { Local: var local } && Types.Of(local.Type) is null);
        if (!follows)
        {
            SyntaxNode syntax = operation.Syntax;
            Diagnostics.Report(
                descriptor, syntax.GetLocation(), subject ?? StatementText.Short(syntax), Frame, advice);
        }
    }

    /// <summary>
    /// Reports, and gives a value of the right type so that the rest of the method can be checked as well.
    /// </summary>
    public Value Fail(DiagnosticDescriptor descriptor, IOperation operation)
    {
        Report(descriptor, operation);
        return Placeholder(operation);
    }

    public Value Placeholder(IOperation operation) => Zero(Types.Map(operation.Type) ?? IrType.Float64);

    /// <summary>As <see cref="Placeholder"/>, for all leaves of a value.</summary>
    public Value[] Placeholders(IOperation operation) => Types.Of(operation.Type) is { } layout
        ? Zeros(layout)
        : [Placeholder(operation)];

    public Value[] Zeros(Layout layout) => [.. layout.Leaves.Select(Zero)];

    private void Observe(Instruction instruction)
    {
        Known.Observe(instruction);
        Narrowing.Observe(instruction);
        Sources.Observe(instruction);
    }

    /// <summary>
    /// Makes an operation the source of what is added next; what stands for .NET belongs to the call.
    /// </summary>
    public SyntaxNode? Enter(IOperation operation) =>
        Frame.IsOfLibrary ? Sources.Enter(Sources.Current) : Sources.Enter(operation.Syntax);

    /// <summary>What a leaf of something is called.</summary>
    public static string LeafName(string name, string label) => name.Length == 0 || label.Length == 0
        ? name
        : name + label;

    /// <summary>Runs <paramref name="action"/> with the origin of a simple statement.</summary>
    public void WithOrigin(Origin origin, Action action)
    {
        // What stands for a function of .NET belongs to the user's statement.
        Origin before = Builder.Origin;
        Builder.Origin = Frame.IsOfLibrary ? before : origin;
        action();
        Builder.Origin = before;
    }
}

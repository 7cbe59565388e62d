namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// The features of the language. Every one has a corpus method, and every corpus method names some of these.
/// </summary>
public static class FeatureList
{
    public const string StraightLine = "straight line";
    public const string Constants = "constants";
    public const string ParameterReturned = "parameter returned";
    public const string IndependentParameter = "independent parameter";
    public const string SeveralParameters = "several parameters";
    public const string NoDerivativeParameter = "[NoDerivative] parameter";
    public const string IntegerParameter = "integer parameter";
    public const string NativeInteger = "integer of native size";
    public const string BooleanParameter = "bool parameter";
    public const string ArrayParameter = "array parameter";
    public const string ScalarSwap = "swap of scalars";

    public const string Branch = "branch";
    public const string NestedBranch = "nested branch";
    public const string Conditional = "?:";
    public const string UntakenBranch = "NaN-safe untaken branch";
    public const string Guard = "early-out guard";
    public const string EarlyReturn = "early return";
    public const string ReturnInLoop = "return inside nested loops";

    public const string Reduction = "reduction loop";
    public const string NestedLoops = "nested loops";
    public const string TriangularLoops = "triangular loops";
    public const string DownLoop = "down loop";
    public const string Counter = "counter beside the index";
    public const string StrideLoop = "stride loop";
    public const string InclusiveLoop = "inclusive loop";
    public const string While = "while";
    public const string Do = "do";
    public const string Break = "break with a value carried out";
    public const string Continue = "continue";
    public const string DataDependentTripCount = "data-dependent trip count";
    public const string CompoundAssignment = "compound assignment";

    public const string MutationInLoop = "mutation in a loop";
    public const string InPlace = "in-place update";
    public const string BufferSwap = "buffer swap";
    public const string EscapingAllocation = "allocation that escapes its loop";
    public const string AllocationInLoop = "allocation in a loop";
    public const string ElementOrder = "elements sorted or turned round";
    public const string StackAllocation = "stackalloc";
    public const string ReloadAfterOverwrite = "reload after an overwrite";
    public const string ConditionalStore = "conditional store";
    public const string ZeroStore = "zero store";
    public const string OverlappingSlices = "overlapping slices";
    public const string SliceParameter = "slices of a parameter";
    public const string WrittenSpan = "written span";
    public const string VoidMethod = "void method";

    public const string RefParameter = "ref parameter";
    public const string OutParameter = "out parameter";
    public const string InParameter = "in parameter";
    public const string InactiveOutput = "output without a derivative";
    public const string ScratchSpan = "[Scratch] span";


    public const string DataDrivenIndex = "data-driven index";
    public const string FloatDrivenInteger = "integer cast from a float";
    public const string HelperCall = "helper call";
    public const string NestedHelpers = "nested helper calls";
    public const string HelperWritesSpan = "helper that writes a span";
    public const string HelperWithLoop = "helper with a loop and an early return";
    public const string DerivativeRule = "[DerivativeOf] rule";
    public const string LargeCallee = "large callee";
    public const string Checkpoint = "[Checkpoint] helper";
    public const string Recursion = "recursion";
    public const string TupleValue = "tuple";
    public const string Deconstruction = "deconstruction";
    public const string DeconstructionInForEach = "deconstruction in the head of foreach";
    public const string DeconstructInPattern = "Deconstruct in a pattern";
    public const string Struct = "struct";
    public const string NestedStruct = "nested struct";
    public const string RecordStruct = "record struct";
    public const string GenericStruct = "generic struct";
    public const string StructOperator = "operator of a struct";
    public const string EmptyStruct = "struct without fields";
    public const string CapturedParameter = "captured parameter of a primary constructor";
    public const string ExtensionMember = "member of an extension block";
    public const string StructMember = "method or property of a struct";
    public const string StructBuffer = "array or span of a struct";
    public const string ComplexNumber = "complex number";
    public const string NumericsVector = "vector of System.Numerics";
    public const string NumericsQuaternion = "quaternion";
    public const string Matrix = "array of two dimensions";

    public const string StructInSignature = "struct in the signature";
    public const string NestedStructInSignature = "nested struct in the signature";
    public const string RecordStructInSignature = "record struct in the signature";
    public const string GenericStructInSignature = "generic struct in the signature";
    public const string TupleInSignature = "tuple in the signature";
    public const string ComplexInSignature = "complex number in the signature";
    public const string VectorInSignature = "vector of System.Numerics in the signature";
    public const string QuaternionInSignature = "quaternion in the signature";
    public const string MatrixInSignature = "array of two dimensions in the signature";
    public const string StructBufferInSignature = "array or span of a struct in the signature";
    public const string EnumInSignature = "enum in the signature";
    public const string InstanceMethod = "instance method";
    public const string ArrayResult = "array returned";
    public const string CompositeResult = "struct or tuple returned";
    public const string CompositeReference = "struct by ref, in or out";
    public const string GradientOfArrays = "struct with arrays in the signature";
    public const string TensorInSignature = "tensor in the signature";
    public const string ListOfConstants = "list of constants";
    public const string InactiveField = "field without a derivative";

    public const string SinglePrecision = "float";
    public const string MixedPrecision = "float and double mixed";
    public const string Overload = "overload";
    public const string Place = "place of the method";
    public const string Name = "name that generated code could take";
    public const string MathFunction = "math function";
    public const string SwitchStatement = "switch statement";
    public const string SwitchExpression = "switch expression";
    public const string Pattern = "pattern";
    public const string Enumeration = "enum";
    public const string ForEach = "foreach";
    public const string StaticField = "static readonly data";
    public const string CheckedArithmetic = "checked arithmetic";
    public const string LocalFunction = "local function";
    public const string Lambda = "lambda or method group";
    public const string RefArgument = "argument by ref";
    public const string OutArgument = "argument by out";
    public const string InArgument = "argument by in";
    public const string RefLocal = "ref local";
    public const string RefChoice = "choice between references";
    public const string ParamsArgument = "params";
    public const string OptionalArgument = "named and optional arguments";
    public const string GenericMethod = "generic method";
    public const string OpenType = "generic attributed method";
    public const string StaticAbstract = "static abstract member";
    public const string BoundedRecursion = "recursion to a constant depth";
    public const string TensorPrimitive = "TensorPrimitives";
    public const string TensorFunction = "functions of Tensor";
    public const string NewTensor = "tensor of the method's own";
    public const string ThrowGuard = "throw as a guard";
    public const string ThrowExpression = "throw expression";
    public const string ThrowHelper = "ThrowIf of exceptions";
    public const string Program = "whole program";

    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(FeatureList).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
    ];
}

namespace AutoDiffDSL.Generator.Ir;

/// <summary>Every operation of the intermediate form.</summary>
internal enum Primitive
{
    // Values
    Constant,           // () -> scalar; Immediate holds the bits (double, float, integer sign-extended, bool 0/1)
    Convert,            // (scalar) -> scalar of another kind, C#'s unchecked cast
    Select,             // (bool, a, b) -> a or b; both are evaluated
    Detach,             // (scalar or buffer) -> the same without derivative; gone once derivatives are taken

    Field,              // () -> scalar or read-only buffer; the Text is the C# name of a static readonly field

    // Buffers; an index is int
    Load,               // (buffer, index) -> scalar
    Store,              // (buffer, index, scalar)
    Accumulate,         // (buffer, index, scalar): buffer[index] += scalar
    Axpy,               // (buffer target, scalar factor, buffer source) of equal lengths: target += factor * source
    Clear,              // (buffer): every element becomes zero
    Allocate,           // (int length) -> buffer of zeros from the workspace
    AllocateTape,       // (int length) -> buffer with arbitrary content, for tapes
    Slice,              // (buffer, int offset, int length) -> buffer
    Copy,               // (buffer) -> a fresh buffer from the workspace with the same content
    Length,             // (buffer) -> int

    // Tape slots
    NewSlot,            // () -> slot
    Push,               // (slot, value); a snapshot slot takes a buffer and copies its content
    Pop,                // (slot) -> value

    // Regions. The end of a For is exclusive, its step the Immediate.
    If,                 // (bool) [then, else] -> yields of the branch taken
    For,                // (int start, int end, init...) [body(index, carried...)] -> carried
    While,              // (bool first, init...) [body(carried...) yields (bool again, carried...)] -> carried

    // Methods
    Call,               // (inputs of the Callee...) -> its outputs; writes the buffers that the Callee writes

    // Guards; the Text is C# with a hole for each operand
    Throw,              // (scalar...): throws the exception that the text creates; nothing after it runs
    Guard,              // (scalar or buffer...): the text is a call that throws or does nothing

    // Arithmetic and logic
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,                // bool or integer; C#'s & (no short circuit)
    Or,
    Xor,
    Not,                // ! of bool, ~ of integer
    ShiftLeft,
    ShiftRight,
    UnsignedShiftRight,
    AddChecked,         // Integers only: C#'s checked arithmetic, which throws where the result does not fit
    SubtractChecked,
    MultiplyChecked,
    NegateChecked,
    ConvertChecked,     // (scalar) -> integer of another kind

    // Functions of Math, MathF, double and float, under their .NET names
    Abs,
    Acos,
    Acosh,
    AcosPi,
    Asin,
    Asinh,
    AsinPi,
    Atan,
    Atan2,
    Atan2Pi,
    Atanh,
    AtanPi,
    BitDecrement,
    BitIncrement,
    Cbrt,
    Ceiling,
    Clamp,
    CopySign,
    Cos,
    Cosh,
    CosPi,
    DegreesToRadians,
    Exp,
    Exp10,
    Exp10M1,
    Exp2,
    Exp2M1,
    ExpM1,
    Floor,
    FusedMultiplyAdd,
    Hypot,
    Ieee754Remainder,
    ILogB,              // -> int
    IsEvenInteger,      // from here to IsSubnormal -> bool
    IsFinite,
    IsInfinity,
    IsInteger,
    IsNaN,
    IsNegative,
    IsNegativeInfinity,
    IsNormal,
    IsOddInteger,
    IsPositive,
    IsPositiveInfinity,
    IsRealNumber,
    IsSubnormal,
    Lerp,
    Log,
    LogBase,            // Math.Log(x, newBase)
    Log10,
    Log10P1,
    Log2,
    Log2P1,
    LogP1,
    Max,
    MaxMagnitude,
    MaxMagnitudeNumber,
    MaxNumber,
    Min,
    MinMagnitude,
    MinMagnitudeNumber,
    MinNumber,
    Pow,
    RadiansToDegrees,
    RootN,              // (x, int n)
    Round,
    RoundDigits,        // Math.Round(x, int digits)
    ScaleB,             // (x, int n)
    Sign,               // -> int
    Sin,
    Sinh,
    SinPi,
    Sqrt,
    Tan,
    Tanh,
    TanPi,
    Truncate,
}

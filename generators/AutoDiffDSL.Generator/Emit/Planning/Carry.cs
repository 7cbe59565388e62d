using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>One value that a loop carries.</summary>
/// <param name="Parameter">Its value at the start of an iteration.</param>
/// <param name="Initial">Its value before the loop; null where the first iteration does not read it.</param>
/// <param name="Next">Its value at the end of an iteration.</param>
/// <param name="Result">Its value after the loop; null where that has no name.</param>
internal sealed record Carry(Value Parameter, Value? Initial, Value Next, Value? Result);

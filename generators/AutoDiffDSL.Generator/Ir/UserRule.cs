namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// A user's derivative rule of a method: a function of the method's parameters and their tangents, linear in the
/// tangents, that gives the tangent of the result and changes the tangents of what the method writes.
/// </summary>
/// <param name="Method">Which method it belongs to: <see cref="Callee.Id"/>.</param>
/// <param name="Function">
/// The rule. Roles tell tangents from primal parameters; <see cref="Parameter.Primal"/> is the index of the parameter
/// in the method's signature.
/// </param>
internal sealed record UserRule(string Method, Function Function);

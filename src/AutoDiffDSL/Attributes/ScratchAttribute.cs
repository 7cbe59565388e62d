namespace AutoDiffDSL;

/// <summary>
/// Marks a span or array that a method uses as working memory: what it holds on entry does not matter, and nobody reads
/// what it holds on return. It gets neither tangent nor adjoint; derivatives that go through it have shadows of their
/// own in the workspace.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class ScratchAttribute : Attribute;

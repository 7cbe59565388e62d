using AutoDiffDSL.Generator.Ir;
namespace AutoDiffDSL.Generator.Frontend;
internal sealed class Narrowing(MethodLowering method)
{
    public void SetLengths(Value buffer) { }
    public Value? Narrow(Value value) => method.Builder.Convert(value, ScalarKind.Int32);
}

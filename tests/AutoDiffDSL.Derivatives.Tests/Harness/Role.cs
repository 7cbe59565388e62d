namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>What a parameter of a primal or generated method stands for.</summary>
public enum Role
{
    Primal,
    Tangent,
    ResultTangent,
    ResultAdjoint,
    Adjoint,
    Gradient,
    HessianProduct,
    ThirdOrderProduct,
    Matrix,
}

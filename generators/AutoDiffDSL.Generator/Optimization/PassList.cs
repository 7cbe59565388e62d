using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>The passes in their order, and nothing else.</summary>
internal static class PassList
{
    /// <summary>Prepares the user's method.</summary>
    public static Function Primal(Function function)
    {
        function = Simplify.Run(function);
        function = RaiseCounters.Run(function);
        function = Simplify.Run(function);
        function = RaiseAccumulates.Run(function);
        function = DeadCode.Run(function);
        return function;
    }

    /// <summary>Cleans up what a transform wrote, so that the next transform has less to do.</summary>
    public static Function Derivative(Function function)
    {
        function = DeadCode.Run(function);
        function = Simplify.Run(function);
        function = DeadCode.Run(function);
        return function;
    }

    /// <summary>Brings a cleaned-up derivative to where storage is placed.</summary>
    public static Function Unplaced(Function function)
    {
        function = EraseDetach.Run(function);
        function = HoistInvariants.Run(function);
        return function;
    }

    /// <summary>Makes a cleaned-up derivative ready to print.</summary>
    public static Function Final(Function function)
    {
        function = Unplaced(function);
        function = PlaceStorage.Run(function);
        function = LocalizeHandles.Run(function);
        function = Simplify.Run(function);
        function = HoistInvariants.Run(function);
        function = DeadCode.Run(function);
        function = DeadZeroStores.Run(function);
        function = MergeStores.Run(function);
        function = RaiseAxpy.Run(function);
        function = Simplify.Run(function);
        function = DeadCode.Run(function);
        return function;
    }
}

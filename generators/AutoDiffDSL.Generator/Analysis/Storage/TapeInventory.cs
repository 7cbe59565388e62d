using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>
/// What a backward derivative will keep on its tape, why, and how much memory that takes: the <see cref="StoragePlan"/>
/// in terms of the source.
/// </summary>
internal sealed class TapeInventory
{
    private const int HandleBytes = 16;

    private readonly Structure structure;
    private readonly StoragePlan plan;
    private readonly TapeLayout layout;
    private readonly Func<Instruction, string> nameOfLoop;

    private TapeInventory(Function function, Func<Instruction, string> nameOfLoop)
    {
        this.nameOfLoop = nameOfLoop;
        structure = new Structure(function);
        var slots = new SlotMap(structure);
        plan = new StoragePlan(structure, new Aliases(function), slots);
        layout = new TapeLayout(structure);
    }

    /// <summary>The entries of the tape, in order of text.</summary>
    /// <param name="function">A backward derivative whose storage is not placed yet.</param>
    /// <param name="nameOfLoop">How a loop is called whose trip count has no name.</param>
    public static IReadOnlyList<TapeEntry> Of(Function function, Func<Instruction, string> nameOfLoop)
    {
        if (!function.Body.Contains(Primitive.NewSlot))
        {
            return [];
        }

        var inventory = new TapeInventory(function, nameOfLoop);
        return
        [
            .. inventory.plan.Saved.OrderBy(v => v.Id).Select(inventory.Entry),
            .. inventory.plan.SavedSnapshots.Select(inventory.Entry),
        ];
    }

    private TapeEntry Entry(Value value)
    {
        ValuePlace place = structure[value];
        int bytes = value.Type.IsScalar ? value.Type.Element.Bytes() : HandleBytes;
        bool isFlat = value.Type.IsScalar && layout.Loops(place.Block) is not null;
        var size = new TapeSize(bytes, Runs(place.Block));
        return new TapeEntry(value, place.Definition, Reason(value, place), size, isFlat);
    }

    private TapeEntry Entry(Snapshot snapshot)
    {
        Value buffer = snapshot.Handle;
        var size = new TapeSize(buffer.Type.Element.Bytes(), [.. Runs(snapshot.Home), Length(buffer)]);
        return new TapeEntry(buffer, structure[buffer].Definition, TapeReason.Snapshot, size, false);
    }

    private TapeReason Reason(Value value, ValuePlace place) => place.Definition switch
    {
        null => TapeReason.Carried,
        _ when plan.CanRepeat(value) => TapeReason.Cheaper,
        { Op: Primitive.Load } => TapeReason.Overwritten,
        { Op: Primitive.Call } => TapeReason.CallResult,
        { Op: var op } when op.IsRegion() => TapeReason.RegionResult,
        { Op: var op } when op.IsScalarFunction() => TapeReason.Expensive,
        _ => TapeReason.Carried,
    };

    /// <summary>How often a block runs: the trip counts of the loops around it, from outside in.</summary>
    private List<TapeFactor> Runs(Block block) =>
    [
        .. structure.Ancestors(block)
            .Select(b => structure[b].Owner)
            .Where(owner => owner is { Op: Primitive.For or Primitive.While })
            .Reverse()
            .Select(owner => Trips(owner!)),
    ];

    private TapeFactor Trips(Instruction loop)
    {
        if (loop.Op == Primitive.While)
        {
            return new TapeFactor(null, nameOfLoop(loop));
        }

        TapeFactor start = Factor(loop.Operands[0]);
        TapeFactor end = Factor(loop.Operands[1]);
        if (loop.Immediate < 0)
        {
            (start, end) = (end, start);
        }

        long step = System.Math.Abs(loop.Immediate);
        if (start.Number is { } first && end.Number is { } last)
        {
            return Number(System.Math.Max(0, System.Math.Ceiling((last - first) / step)));
        }

        if (start.Text.Length == 0 || end.Text.Length == 0)
        {
            return new TapeFactor(null, nameOfLoop(loop));
        }

        string distance = start.Number == 0 ? end.Text
            : loop.Immediate < 0 && start.Number == -1 ? Inside(end) + " + 1"
            : Inside(end) + " - " + Inside(start);
        bool isSum = distance.IndexOf(' ') >= 0;
        return new TapeFactor(null, (isSum ? "(" + distance + ")" : distance) + (step == 1 ? "" : " / " + Text(step)));
    }

    private TapeFactor Length(Value buffer) => structure[buffer].Definition switch
    {
        { Op: Primitive.Allocate or Primitive.AllocateTape } allocation => Factor(allocation.Operands[0]),
        { Op: Primitive.Slice } slice => Factor(slice.Operands[2]),
        { Op: Primitive.Copy } copy => Length(copy.Operands[0]),
        _ => new TapeFactor(null, buffer.Name.Length > 0 ? buffer.Name + "." + buffer.Type.LengthName : "length"),
    };

    /// <summary>An integer in terms of the source; the text is empty where there is none.</summary>
    private TapeFactor Factor(Value value)
    {
        switch (structure[value].Definition)
        {
            case { Op: Primitive.Constant } constant:
                return Number(constant.Immediate);
            case { Op: Primitive.Length } length:
                return Length(length.Operands[0]);
            case { Op: Primitive.Add or Primitive.Subtract or Primitive.Multiply or Primitive.Divide } sum:
                TapeFactor left = Factor(sum.Operands[0]);
                TapeFactor right = Factor(sum.Operands[1]);
                bool isKnown = left.Text.Length > 0 && right.Text.Length > 0;
                return new TapeFactor(null, isKnown ? Inside(left) + Symbol(sum.Op) + Inside(right) : value.Name);
            default:
                return new TapeFactor(null, value.Name);
        }
    }

    private static string Inside(TapeFactor factor) =>
        factor.Text.IndexOf(' ') >= 0 ? "(" + factor.Text + ")" : factor.Text;

    private static string Symbol(Primitive op) => op switch
    {
        Primitive.Add => " + ",
        Primitive.Subtract => " - ",
        Primitive.Multiply => " * ",
        _ => " / ",
    };

    private static TapeFactor Number(double number) => new(number, Text(number));

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}

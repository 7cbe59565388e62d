// A training in a process of its own, for tests that kill it.
// Arguments: the checkpoint file, the number of steps, the file for the final bits, and "slow" or "fast".

using System.Globalization;
using AutoDiffDSL.Experiments.Checkpoints;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Worker;

TimeSpan pause = args[3] == "slow" ? TimeSpan.FromMilliseconds(1) : TimeSpan.Zero;
TrainingResult result = Subject.Training(args[0], long.Parse(args[1], CultureInfo.InvariantCulture), pause).Run();
AtomicFile.WriteText(args[2], Subject.Bits(result));

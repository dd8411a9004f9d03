using Shouldly;
using Xunit;

namespace RiskRegister.Postgres.Tests;

/// <summary>A disk of its own for each test, small enough to be full.</summary>
public sealed class FullDiskTests(MadeCluster made) : ClusterTest(made)
{
    const long Megabyte = 1024 * 1024;

    string Filler => Path.Combine(Data, "filler");

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (File.Exists(Filler)) File.Delete(Filler);
        await Run("umount", "--lazy", Data);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_start_on_a_full_disk_has_the_room_that_was_kept_for_it_and_says_so()
    {
        await MountDisk(200);
        var options = Throwaway(Path.Combine(Data, "register")) with { Durable = true, RoomKept = 40 * Megabyte };
        var first = await Start(options);
        await Execute(first.OwnerConnectionString, "create table kept as select 42 as answer");
        var kept = Path.Combine(options.DataDirectory, "cluster", "room.to.start");
        await Eventually(() => Task.FromResult(File.Exists(kept)));
        new FileInfo(kept).Length.ShouldBe(options.RoomKept);
        Fill();
        await first.Abandon();
        Kill(first.ProcessId!.Value);

        var second = await Start(options);

        (await Ask<int>(second.OwnerConnectionString, "select answer from kept")).ShouldBe(42);
        await Execute(second.OwnerConnectionString, "create table again as select 43 as answer");
        Log.Text.ShouldContain($"The disk that holds {Path.GetDirectoryName(kept)} is full. 40 MB that were kept for this are given up");
        await second.DisposeAsync();

        // Used up, it is said what is full, where, and how much is needed.
        Fill();
        var refused = await Should.ThrowAsync<EmbeddedClusterException>(() => Start(options));
        refused.Message.ShouldContain(options.DataDirectory);
        refused.Message.ShouldContain("0 MB are free, and about 32 MB are needed");
        refused.Message.ShouldNotContain("in use");

        File.Delete(Filler);
        var third = await Start(options);
        (await Ask<int>(third.OwnerConnectionString, "select answer from again")).ShouldBe(43);
        await Eventually(() => Task.FromResult(File.Exists(kept)));
    }

    [Fact]
    public async Task A_cluster_that_does_not_fit_is_refused_with_how_much_it_needs()
    {
        await MountDisk(20);

        var refused = await Should.ThrowAsync<EmbeddedClusterException>(() => Start(Throwaway(Path.Combine(Data, "register"))));

        refused.Message.ShouldContain("has too little room: 19 MB are free, and about 96 MB are needed");
        Directory.GetFileSystemEntries(Path.Combine(Data, "register", "cluster")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_and_one_that_is_read_only_are_not_said_to_be_in_use()
    {
        await MountDisk(1, ",nr_inodes=20");
        DataDirectoryLock.TryTake(Data).ShouldNotBeNull().Dispose();
        Fill();
        DataDirectoryLock.TryTake(Data).ShouldNotBeNull("what cannot be written is missed").Dispose();

        (await Run("mount", "-o", "remount,ro", Data)).ExitCode.ShouldBe(0);
        Should.Throw<EmbeddedClusterException>(() => DataDirectoryLock.TryTake(Data)).Message
            .ShouldBe($"The data directory '{Data}' cannot be written to: Read-only file system : '{Path.Combine(Data, "service.lock")}'");
        (await Run("mount", "-o", "remount,rw", Data)).ExitCode.ShouldBe(0);

        await Run("sh", "-c", $"for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do touch '{Data}/'$i; done");
        Should.Throw<EmbeddedClusterException>(() => DataDirectoryLock.TryTake(Path.Combine(Data, "register"))).Message
            .ShouldStartWith($"The disk that holds '{Path.Combine(Data, "register")}' is full: 0 MB are free");
    }

    async Task MountDisk(int megabytes, string limits = "")
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux()) Assert.Skip("A disk of one's own takes root.");
        Directory.CreateDirectory(Data);
        var (exitCode, said) = await Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=755{limits}", "tmpfs", Data);
        if (exitCode != 0) Assert.Skip($"A disk of one's own may not be mounted: {said}");
    }

    void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) filler.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }
}

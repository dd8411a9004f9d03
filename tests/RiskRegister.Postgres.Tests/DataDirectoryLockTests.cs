using Shouldly;
using Xunit;

namespace RiskRegister.Postgres.Tests;

public sealed class DataDirectoryLockTests : IDisposable
{
    readonly string data = Directory.CreateTempSubdirectory("riskregister-lock-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public void It_is_held_once()
    {
        using var first = DataDirectoryLock.TryTake(data).ShouldNotBeNull();

        DataDirectoryLock.TryTake(data).ShouldBeNull();
        DataDirectoryLock.Holder(data).ShouldBe($"{Environment.ProcessId}");
    }

    [Fact]
    public void Nobody_else_can_open_it_and_so_hold_it_not_even_one_that_an_earlier_version_made()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There it has the permissions of its folder.");
        var path = Path.Combine(data, "service.lock");
        DataDirectoryLock.TryTake(data).ShouldNotBeNull().Dispose();
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        DataDirectoryLock.TryTake(data).ShouldNotBeNull().Dispose();
        File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}

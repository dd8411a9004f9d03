using RiskRegister.Domain.Imports;
using Shouldly;

namespace RiskRegister.Domain.Tests.Imports;

internal static class MessageAssertions
{
    public static ImportMessage ShouldHaveSingleRefusal(this IEnumerable<ImportMessage> messages) =>
        messages.Where(message => message.Severity == ImportSeverity.Refused).ShouldHaveSingleItem();
}

using RiskRegister.Domain;
using RiskRegister.Pages.Components;
using RiskRegister.Pages.Errors;
using RiskRegister.Pages.Http;

namespace RiskRegister.Pages.Entries;

/// <summary>Asks why something beside an entry is withdrawn, a comment or evidence, and has it withdrawn.</summary>
/// <param name="Question">What is asked.</param>
/// <param name="What">What would be withdrawn, as people know it.</param>
/// <param name="Then">What follows from it.</param>
/// <param name="Back">The path of the page that it stands on.</param>
/// <param name="Id">Its own.</param>
sealed record Withdrawal(string Question, string What, string Then, string Back, Guid Id)
{
    public IResult Ask() => View("", new FormFaults());

    /// <summary>Does what the form says. A second click finds that it was withdrawn already, which is as well.</summary>
    /// <param name="withdraw">Withdraws it for a reason; answers why not, or null.</param>
    public async Task<IResult> Carry(HttpContext http, bool isWithdrawn, Func<string, Task<Refusal?>> withdraw)
    {
        var done = $"{Back}?done=withdrawn";
        if (isWithdrawn) return PageRequests.SeeOther(done);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (reason, faults) = (TextRules.Line(form["reason"].ToString()), new FormFaults());
        if (reason.Length == 0) faults.Add("reason", "Say why it is withdrawn.");
        if (faults.Any) return View(reason, faults);
        var refusal = await withdraw(reason);
        if (refusal is null) return PageRequests.SeeOther(done);
        if (refusal.Faults is not { Any: true } wrong) return ErrorPageResult.Of(refusal);
        faults.AddAll(wrong, _ => "reason", _ => "The reason");
        return View(reason, faults);
    }

    IResult View(string reason, FormFaults faults) => PageRequests.Page<WithdrawPage>(
        new { Question, What, Then, Action = $"{Back}/{Id:D}/withdraw", Back, Reason = reason, Faults = faults },
        faults.Any ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
}

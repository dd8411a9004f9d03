-- Sends the body of a file as a new entry. Arguments: the file, and headers as "Name: value".
function init(arguments)
   local file = io.open(arguments[1])
   wrk.headers["Content-Type"] = "application/json"
   for index = 2, #arguments do
      local name, value = arguments[index]:match("^([^:]+): (.*)$")
      wrk.headers[name] = value
   end
   prepared = wrk.format("POST", "/api/v1/entries", nil, file:read("*a"))
   file:close()
end

function request()
   return prepared
end

dofile(os.getenv("BENCH_DONE"))

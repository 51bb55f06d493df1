#!/bin/sh
# Asks Rondo something over RabbitMQ's management API and prints the answer.
#   ask.sh PLATFORM USER_ID COMMAND [EVENT_ID] [BODY]
# RABBIT is the API's address, RABBIT_USER its name:password, RONDO_ENV dev or prod.
set -eu
api=${RABBIT:-http://localhost:15672}/api
login=${RABBIT_USER:-guest:guest}
env=${RONDO_ENV:-dev}
platform=$1 user=$2 command=$3 event=${4:-} body=${5:-}
[ -n "$body" ] || body='{}'
id=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
answers=ask_$id

call() { curl -sSf -u "$login" -H 'content-type: application/json' "$@"; }
escaped() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

call -X PUT "$api/queues/%2F/$answers" -d '{"durable":true,"arguments":{"x-expires":60000}}'
header=''
[ -z "$event" ] || header=",\"event_id\":\"$event\""
call -X POST "$api/exchanges/%2F/rondo/publish" -d "{
  \"routing_key\": \"datemaker_$env\", \"payload_encoding\": \"string\", \"payload\": \"$(escaped "$body")\",
  \"properties\": {\"type\": \"$command\", \"message_id\": \"$id\", \"correlation_id\": \"$id\", \"reply_to\": \"$answers\",
    \"app_id\": \"$platform:ask.sh\", \"content_type\": \"application/json\", \"delivery_mode\": 2,
    \"headers\": {\"user_id\": \"$user\"$header}}}" >/dev/null
for _ in 1 2 3 4 5 6 7 8 9 10; do
  answer=$(call -X POST "$api/queues/%2F/$answers/get" -d '{"count":1,"ackmode":"ack_requeue_false","encoding":"auto"}')
  if [ "$answer" != '[]' ]; then
    call -X DELETE "$api/queues/%2F/$answers"
    printf '%s\n' "$answer"
    exit
  fi
  sleep 1
done
echo "No answer came; ./rondo queues may say why." >&2
exit 1

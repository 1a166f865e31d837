"""pyzeebe: python pyzeebe_story.py ADDRESS CLIENT MODEL"""

import asyncio
import sys

from pyzeebe import ZeebeClient, ZeebeWorker, create_insecure_channel


async def main(address: str, name: str, model: str) -> None:
    client = ZeebeClient(create_insecure_channel(grpc_address=address))
    worker = ZeebeWorker(create_insecure_channel(grpc_address=address))
    dealt = {key: asyncio.Event() for key in ("work-a", "after-a", "work-b")}

    @worker.task(task_type=f"{name}-work")
    async def work(id: str) -> dict:
        dealt[f"work-{id}"].set()
        if id == "b":
            raise RuntimeError("on purpose")
        return {"seen": True}

    @worker.task(task_type=f"{name}-after")
    async def after(id: str) -> dict:
        dealt[f"after-{id}"].set()
        return {}

    await client.deploy_resource(model)
    working = asyncio.create_task(worker.work())
    await client.run_process(bpmn_process_id=name, variables={"id": "a"})
    await client.publish_message(name=f"{name}-go", correlation_key="a", message_id="go-a", time_to_live_in_milliseconds=600_000)
    await asyncio.wait_for(asyncio.gather(dealt["work-a"].wait(), dealt["after-a"].wait()), 30)
    instance = await client.run_process(bpmn_process_id=name, variables={"id": "b"})
    await asyncio.wait_for(dealt["work-b"].wait(), 30)
    await asyncio.sleep(1)  # its failure is on its way
    await client.cancel_process_instance(process_instance_key=instance.process_instance_key)
    await worker.stop()
    working.cancel()
    print('{"failed":0}')


asyncio.run(main(*sys.argv[1:4]))
